package extract

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"hearsay/lexicon/web"
)

// ErrURL reports an address that can name no article.
var ErrURL = errors.New("not a web address")

// maxURL is the longest address read, in bytes; browsers and servers stop at about 8,000.
const maxURL = 8 << 10

// CanonicalURL returns the form under which addresses of one article are equal: ASCII,
// host in lower case and punycode without leading "www.", "m." or "amp.", no port 80 or
// 443, no user, no fragment, no tracking parameters (lexicon/web/tracking.txt). The rest
// of the query stays in the order given, since its order can matter to the server. The
// path stays as it is, but characters that must be escaped are, and an empty one is "/".
//
// http and https count as the same address, written https: outlets moved from one to the
// other without moving their articles, and nobody publishes two articles under both.
//
// A prefix is kept where what follows is a public suffix: amp.co.uk is a domain of its
// own, not a mobile edition of co.uk. The result is a fixed point: CanonicalURL of it is
// itself. Errors wrap [ErrURL]. Cost is linear in the length.
func CanonicalURL(raw string) (string, error) {
	raw = strings.TrimSpace(raw)
	if len(raw) > maxURL {
		return "", fmt.Errorf("%w: longer than %d bytes", ErrURL, maxURL)
	}
	u, err := url.Parse(raw)
	if err != nil {
		return "", fmt.Errorf("%w: %q", ErrURL, clip(raw))
	}
	if s := strings.ToLower(u.Scheme); s != "http" && s != "https" || u.Opaque != "" {
		return "", fmt.Errorf("%w: %q", ErrURL, clip(raw))
	}
	host, err := canonicalHost(u)
	if err != nil {
		return "", fmt.Errorf("%w: host of %q", ErrURL, clip(raw))
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	return "https://" + host + path + canonicalQuery(u.RawQuery), nil
}

// Host returns the host of an address that CanonicalURL made, without port; "" for
// anything else.
func Host(canonical string) string {
	u, err := url.Parse(canonical)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// SameDomain reports whether two addresses belong to one registrable domain (the public
// suffix and one label before it), or to the same host where there is none.
func SameDomain(a, b string) bool {
	ca, errA := CanonicalURL(a)
	cb, errB := CanonicalURL(b)
	if errA != nil || errB != nil {
		return false
	}
	ha, hb := Host(ca), Host(cb)
	if ha == hb {
		return true
	}
	da, errA := publicsuffix.EffectiveTLDPlusOne(ha)
	db, errB := publicsuffix.EffectiveTLDPlusOne(hb)
	return errA == nil && errB == nil && da == db
}

// hostProfile maps names as browsers do (UTS 46), but lets "_" pass, which some hosts have.
var hostProfile = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false), idna.BidiRule())

func canonicalHost(u *url.URL) (string, error) {
	host, port := u.Hostname(), u.Port()
	if addr, err := netip.ParseAddr(host); err == nil {
		if host = addr.Unmap().WithZone("").String(); strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
	} else {
		if host, err = hostProfile.ToASCII(strings.TrimRight(host, ".")); err != nil {
			return "", err
		}
		if host = bareHost(strings.TrimRight(host, ".")); !goodHost(host) {
			return "", ErrURL
		}
		// The mapping makes punycode of some characters that it then refuses to read.
		if again, err := hostProfile.ToASCII(host); err != nil || again != host {
			return "", ErrURL
		}
	}
	if port == "" {
		return host, nil
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return "", err
	}
	if n == 80 || n == 443 {
		return host, nil
	}
	return host + ":" + strconv.FormatUint(n, 10), nil
}

// bareHost drops the prefixes that say how a page is shown, not which, as long as a name
// under a public suffix is left.
func bareHost(host string) string {
	for {
		label, rest, ok := strings.Cut(host, ".")
		if !ok || label != "www" && label != "m" && label != "amp" {
			return host
		}
		if suffix, _ := publicsuffix.PublicSuffix(rest); suffix == rest {
			return host
		}
		host = rest
	}
}

// goodHost keeps out what the mapping lets through but no name server answers: the
// result must parse again to itself.
func goodHost(host string) bool {
	for i := range len(host) {
		switch c := host[i]; {
		case lower(c), '0' <= c && c <= '9', c == '-', c == '.', c == '_':
		default:
			return false
		}
	}
	return host != "" && host[0] != '.' && !strings.Contains(host, "..")
}

// canonicalQuery returns what is left of a raw query, with its "?", or "".
func canonicalQuery(raw string) string {
	var b strings.Builder
	for pair := range strings.SplitSeq(raw, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if plain, err := url.QueryUnescape(name); err == nil {
			name = plain
		}
		if pair == "" || web.Tracking().Match(name) {
			continue
		}
		b.WriteByte("?&"[min(b.Len(), 1)])
		for i := range len(pair) {
			if c := pair[i]; c <= ' ' || c >= 0x7f {
				fmt.Fprintf(&b, "%%%02X", c)
			} else {
				b.WriteByte(c)
			}
		}
	}
	return b.String()
}
