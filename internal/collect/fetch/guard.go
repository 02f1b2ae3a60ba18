package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"code.dny.dev/ssrf"
)

// transport returns connections that reach public addresses only, but for o.Allow. No proxy
// is used: behind one, the address that counts could not be looked at.
func transport(o *Options) *http.Transport {
	guard := ssrf.New(ssrf.WithAnyPort())
	guarded := &net.Dialer{Timeout: 10 * time.Second, Control: guard.Safe, Resolver: o.resolver}
	free := &net.Dialer{Timeout: 10 * time.Second, Resolver: o.resolver}
	return &http.Transport{
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			if o.Dial != nil {
				return o.Dial(ctx, network, addr)
			}
			if allowed(o.Allow, addr) {
				return free.DialContext(ctx, network, addr)
			}
			return guarded.DialContext(ctx, network, addr)
		},
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // unpacked here, where both sizes are counted
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		MaxResponseHeaderBytes: maxHeader,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
	}
}

// allowed reports whether a host, with port, is in list, with or without its port.
func allowed(list []string, addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		host = addr
	}
	return slices.ContainsFunc(list, func(a string) bool {
		return strings.EqualFold(a, addr) || strings.EqualFold(strings.Trim(a, "[]"), host)
	})
}

// trouble names what went wrong on the way to an answer.
func trouble(err error) *Refused {
	r := &Refused{Reason: NoConnection, Detail: detail(err)}
	var dns *net.DNSError
	var cert *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP) || errors.Is(err, ssrf.ErrProhibitedNetwork) || errors.Is(err, ssrf.ErrProhibitedPort):
		r.Reason, r.Detail = PrivateAddress, "the name leads to an address that is not public; --allow-host NAME allows it"
	case errors.As(err, &cert), errors.As(err, &unknown), errors.As(err, &name), errors.As(err, &invalid), errors.As(err, &record), errors.As(err, &alert):
		r.Reason = BadCertificate
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), isTimeout(err):
		r.Reason = TooSlow
	case errors.As(err, &dns):
		r.Reason = NoHost
	case strings.Contains(err.Error(), "malformed HTTP"), strings.Contains(err.Error(), "header"):
		r.Reason = BadAnswer
	}
	return r
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}

// detail is err without the address, which the caller names.
func detail(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil || strings.Contains(err.Error(), "x509") && !strings.HasPrefix(err.Error(), "Get ") {
			break
		}
		if _, ok := err.(*net.OpError); ok {
			break
		}
		err = inner
	}
	s := err.Error()
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "")
	}
	return s
}
