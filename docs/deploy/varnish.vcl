vcl 4.1;

import std;

# Before gunicorn or its nginx; whoever ends TLS stands before Varnish and sets X-Forwarded-Proto.
backend site {
    .host = "127.0.0.1";
    .port = "8001";
}

# Where the worker runs.
acl purgers {
    "127.0.0.1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (!client.ip ~ purgers || !req.http.Surrogate-Key) {
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

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.Cache-Tag;
    unset resp.http.CDN-Cache-Control;
    # Until here, since Varnish itself obeys “no-cache” where it is missing.
    unset resp.http.Surrogate-Control;
}
