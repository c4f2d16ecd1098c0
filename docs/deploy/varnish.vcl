vcl 4.1;

import directors;
import std;

# The web servers; whoever ends TLS stands before Varnish and sets X-Forwarded-Proto.
# Both are always asked: a probe would still call the first one sick when the second is restarted.
backend first {
    .host = "127.0.0.1";
    .port = "8001";
    .connect_timeout = 2s;
}
backend second {
    .host = "127.0.0.1";
    .port = "8002";
    .connect_timeout = 2s;
}

# Where the worker runs.
acl purgers {
    "127.0.0.1";
}

sub vcl_init {
    new site = directors.round_robin();
    site.add_backend(first);
    site.add_backend(second);
}

sub vcl_recv {
    set req.backend_hint = site.backend();
    if (req.method == "PURGE") {
        # A proxy on the same machine calls from there too, for anybody; the worker comes through none. Varnish itself
        # has added the caller's address by now: a comma stands where there were others.
        if (!client.ip ~ purgers || req.http.X-Forwarded-Proto || req.http.X-Forwarded-For ~ ",") {
            return (synth(405));
        }
        # They become part of a pattern.
        if (req.http.Surrogate-Key !~ "^[A-Za-z0-9_. -]+$") {
            return (synth(405));
        }
        # Tags with spaces between: an answer with any of them is asked for anew. A ban itself may hold no space.
        if (!std.ban("obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, " +", "|") + ")(\s|$)")) {
            return (synth(500, std.ban_error()));
        }
        return (synth(200, "Purged"));
    }
    # Whoever is signed in, or fills in a form, is answered by the site.
    if (req.http.Cookie ~ "(^|; ?)(sessionid|csrftoken|messages)=") {
        return (pass);
    }
    unset req.http.Cookie;
}

sub vcl_hash {
    # One address, several languages and schemes.
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_response {
    if (beresp.http.Surrogate-Control ~ "max-age=[0-9]+") {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, ".*max-age=([0-9]+).*", "\1s"), 0s);
        set beresp.grace = 0s;
    } else {
        # Nobody would tell when it is over.
        set beresp.uncacheable = true;
    }
}

sub vcl_backend_error {
    # One of the two is restarted, or has just ended: the other is asked. What was sent with a body is not sent twice.
    if (bereq.retries < 3) {
        return (retry);
    }
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.Cache-Tag;
    unset resp.http.CDN-Cache-Control;
    # Until here, since Varnish itself obeys “no-cache” where it is missing.
    unset resp.http.Surrogate-Control;
}
