"""Addresses that lead, or try to lead, somewhere other than the public web."""

_LOOPBACK = [
    *("127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "127.255.255.254", "0", "0.0.0.0", "0.0", "0.0.0"),
    *("2130706433", "017700000001", "0x7f000001", "0x7F000001", "0x7f.1", "0x7f.0x0.0x0.0x1", "0177.0.0.1"),
    *("0177.0.0.01", "00000177.0.0.1", "127.0.0.0x1", "0x7f.0.1", "127.0x1", "127.0.000000001", "0X7F.1"),
    *("4294967295", "4294967296", "2130706433.", "0x7f000001.", "99999999999", "-1", "127.0.0.1.1", "1.2.3.4.5"),
    *("256.256.256.256", "127.0.0.999", "08.8.8.8", "1e3", "0x", "0x.0x", "1.0x", "8.8.8.010", "0b1.1"),
]
_PRIVATE = [
    *("10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255"),
    *("167772161", "0x0a000001", "012.0.0.1", "0xc0a80001", "3232235521", "0300.0250.0.1", "192.168.1"),
    *("169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "0xA9.0xFE.0xA9.0xFE"),
    *("100.64.0.1", "100.127.255.255", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1"),
    *("203.0.113.1", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16"),
]
_V6 = [
    *("[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"),
    *("[::127.0.0.1]", "[::ffff:0:127.0.0.1]", "[::ffff:169.254.169.254]", "[::ffff:10.0.0.1]", "[::7f00:1]"),
    *("[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::127.0.0.1]", "[64:ff9b:1::1]"),
    *("[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001::1]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[3fff::1]"),
    *("[fe80::1]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]"),
    *("[ff0e::1]", "[100::1]", "[2001:10::1]", "[2001:20::1]", "[5f00::1]", "[3ffe::1]", "[::1", "::1]", "[]"),
    *("[2606:4700::5efe:7f00:1]", "[v1.fe80::1]", "[127.0.0.1]", "[::1]x", "[::1].example.org"),
]
_NAMES = [
    *("localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "a.localhost", "printer.local", "router.lan"),
    *("metadata.google.internal", "db.internal", "nas.home.arpa", "intranet", "wiki.intranet", "x.onion", "x.invalid"),
    *("x.test", "kubernetes", "metadata", "example", ".", "..", "a..example.org", "-a.example.org", "%6cocalhost"),
    *(
        "127%2e0.0.1",
        "127。0。0。1",
        "\uff11\uff12\uff17.0.0.1",
        "①②⑦.⓪.⓪.①",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
        "localhost%00.example.org",
        "0x7f。1",
    ),
    *("exa mple.org", "faß.example.org", "a" * 64 + ".example.org", "a." * 130 + "org", "127.0.0.1%0d%0a.example.org"),
]
_WHOLE = [
    *("ftp://example.org/", "file:///etc/passwd", "file://localhost/etc/passwd", "gopher://127.0.0.1:6379/_INFO"),
    *("dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "data:text/html,x", "javascript:alert(1)", "jar:http://x/"),
    *("ws://example.org/", "sftp://example.org/", "tftp://example.org/", "netdoc:///etc/passwd", "about:blank"),
    *("http:example.org", "http:/example.org", "http:///example.org", "//example.org/", "example.org", "", " "),
    *("http://", "https://", "http://?", "http://#", "http://@", "http:// /", "http:\\\\example.org\\"),
    *("http://example.org:22/", "http://example.org:8080/", "http://example.org:443/", "https://example.org:80/"),
    *("http://example.org:0/", "http://example.org:-1/", "http://example.org:65536/", "http://example.org:6379/"),
    *("http://example.org:80a/", "http://example.org:80:80/", "http://example.org:2375/", "https://example.org:8443/"),
    *("http://user@example.org/", "http://user:word@example.org/", "http://127.0.0.1@example.org/"),
    *("http://example.org@127.0.0.1/", "http://example.org%40127.0.0.1/", "http://@127.0.0.1/", "http://:@127.0.0.1/"),
    *("http://example.org\\@127.0.0.1/", "http://127.0.0.1\\.example.org/", "http://example.org\\.127.0.0.1/"),
    *("http://127.0.0.1#.example.org/", "http://127.0.0.1?.example.org/"),
    *("http://127.0.0.1/.example.org", "http://exa\tmple.org/", "http://exa\nmple.org/", "http://exa\rmple.org/"),
    *(
        "http://example.org/\r\nHost: 127.0.0.1",
        "http://example.org/\0",
        "\0http://127.0.0.1/",
        "http://\u202e127.0.0.1/",
    ),
    *("http://exam\u2028ple.org/", "http://example.org/\ud800", "http://" + "a" * 3000 + ".example.org/"),
]

REFUSED = [
    *(f"{scheme}://{host}/" for host in [*_LOOPBACK, *_PRIVATE, *_V6, *_NAMES] for scheme in ("http", "https")),
    *_WHOLE,
]
"""Refused by how they are spelled, before anything is looked up or dialled, or by finding no public host."""

PRIVATE_IPS = [
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.9.9", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "192.0.0.1", "192.0.2.7", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.9"),
    *("203.0.113.5", "224.0.0.251", "239.1.1.1", "240.0.0.1", "255.255.255.255", "168.63.129.16", "192.31.196.1"),
    *("::1", "::", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::8.8.8.8", "::ffff:0:8.8.8.8"),
    *("64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "2002:7f00:1::1", "2002:808:808::1", "2001::1"),
    *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "3fff::1"),
    *("fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "fc00::1", "fd00::1", "fd00:ec2::254", "ff02::1"),
    *("ff0e::1", "100::1", "100:0:0:1::1", "5f00::1", "3ffe::1", "2620:4f:8000::1", "2606:4700::5efe:a00:1"),
    *("2606:4700::200:5efe:a00:1", "", "example.org", "8.8.8", "08.8.8.8", "8.8.8.8 ", "0x8.8.8.8"),
]
"""What a resolver may answer, and must not be dialled."""

PUBLIC_IPS = ["1.1.1.1", "8.8.8.8", "93.184.215.14", "172.32.0.1", "192.0.1.1", "2606:4700:4700::1111", "2a00:1450::1"]
