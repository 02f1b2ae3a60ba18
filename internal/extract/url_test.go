package extract

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCanonicalURL(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"https://courier.example", "https://courier.example/"},
		{"HTTP://WWW.Courier.Example:80/Path/", "https://courier.example/Path/"},
		{"https://courier.example:443/a", "https://courier.example/a"},
		{"https://courier.example:8080/a", "https://courier.example:8080/a"},
		{"https://courier.example:/a", "https://courier.example/a"},
		{" https://courier.example/a\n", "https://courier.example/a"},
		{"https://m.courier.example/a", "https://courier.example/a"},
		{"https://amp.www.courier.example/a", "https://courier.example/a"},
		{"https://mm.courier.example/a", "https://mm.courier.example/a"},
		{"https://m.example/a", "https://m.example/a"},
		{"https://amp.co.uk/a", "https://amp.co.uk/a"},
		{"https://www.amp.co.uk/a", "https://amp.co.uk/a"},
		{"https://user:pass@courier.example/a", "https://courier.example/a"},
		{"https://courier.example./a", "https://courier.example/a"},
		{"https://courier.example/a#top", "https://courier.example/a"},
		{"https://courier.example/a?", "https://courier.example/a"},
		{"https://courier.example/a?utm_source=x&utm_medium=y", "https://courier.example/a"},
		{"https://courier.example/a?b=2&utm_source=x&a=1&&fbclid=z", "https://courier.example/a?b=2&a=1"},
		{"https://courier.example/a?UTM%5FSource=x&b", "https://courier.example/a?b"},
		{"https://courier.example/a?q=a b&q=é", "https://courier.example/a?q=a%20b&q=%C3%A9"},
		{"https://courier.example/порт", "https://courier.example/%D0%BF%D0%BE%D1%80%D1%82"},
		{"https://courier.example/%D0%BF%D0%BE%D1%80%D1%82", "https://courier.example/%D0%BF%D0%BE%D1%80%D1%82"},
		{"https://courier.example/a%2Fb/../c", "https://courier.example/a%2Fb/../c"},
		{"https://Bücher.example/a", "https://xn--bcher-kva.example/a"},
		{"https://xn--bcher-kva.example/a", "https://xn--bcher-kva.example/a"},
		{"https://a_b.courier.example/", "https://a_b.courier.example/"},
		{"http://[2001:DB8::1]:80/a", "https://[2001:db8::1]/a"},
		{"http://192.0.2.1/a", "https://192.0.2.1/a"},
		{"", ""}, {"courier.example/a", ""}, {"//courier.example/a", ""}, {"/a", ""},
		{"mailto:a@courier.example", ""}, {"ftp://courier.example/a", ""}, {"javascript:alert(1)", ""},
		{"https://", ""}, {"https:///a", ""}, {"https://?a", ""}, {"https:courier.example", ""},
		{"https://courier.example:99999/a", ""}, {"https://courier..example/", ""}, {"https://.example/", ""},
		{"https://cou rier.example/", ""}, {"https://courier.example/%zz", ""}, {"https://courier.example/\x00", ""},
		{"https://courier.example/" + strings.Repeat("a", maxURL), ""},
	} {
		got, err := CanonicalURL(tc.in)
		if got != tc.want || (err != nil) != (tc.want == "") || err != nil && !errors.Is(err, ErrURL) {
			t.Errorf("CanonicalURL(%.80q) = %q, %v, want %q", tc.in, got, err, tc.want)
		}
	}
}

func TestSameDomain(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"https://courier.example/a", "http://news.courier.example/b", true},
		{"https://courier.example/", "https://other.example/", false},
		{"https://a.co.uk/", "https://b.co.uk/", false},
		{"https://a.github.io/", "https://b.github.io/", false},
		{"http://192.0.2.1/a", "http://192.0.2.1/b", true},
		{"http://192.0.2.1/a", "http://198.51.2.1/b", false},
		{"https://courier.example/", "", false},
	} {
		if got := SameDomain(tc.a, tc.b); got != tc.want || SameDomain(tc.b, tc.a) != tc.want {
			t.Errorf("SameDomain(%q, %q) = %v, want %v", tc.a, tc.b, got, tc.want)
		}
	}
}

// checkCanonical holds for every input: the result is a fixed point, ASCII, and has
// nothing left of what canonical addresses are without.
func checkCanonical(t interface {
	Errorf(string, ...any)
}, raw string) {
	c, err := CanonicalURL(raw)
	if err != nil {
		return
	}
	if again, err := CanonicalURL(c); err != nil || again != c {
		t.Errorf("CanonicalURL(%q) = %q, and of that %q, %v", raw, c, again, err)
	}
	u, err := url.Parse(c)
	if err != nil || u.Scheme != "https" || u.User != nil || u.Fragment != "" || u.Path == "" {
		t.Errorf("CanonicalURL(%q) = %q parses to %+v, %v", raw, c, u, err)
	}
	for i := range len(c) {
		if c[i] <= ' ' || c[i] >= 0x7f {
			t.Errorf("CanonicalURL(%q) = %q holds byte %#x", raw, c, c[i])
		}
	}
}

func TestCanonicalURLProperty(t *testing.T) {
	label := rapid.SampledFrom([]string{"www", "m", "amp", "courier", "example", "co", "uk", "Bücher", "xn--bcher-kva", "порт", "com", ""})
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SampledFrom([]string{"http://", "https://", "HTTPS://u:p@"}).Draw(t, "scheme") +
			strings.Join(rapid.SliceOfN(label, 1, 5).Draw(t, "host"), ".") +
			rapid.SampledFrom([]string{"", ":80", ":443", ":08080", ":"}).Draw(t, "port") +
			"/" + rapid.StringMatching(`[a-zA-Zé%/. ]{0,8}`).Draw(t, "path") +
			"?" + rapid.StringMatching(`([a-z_é]{0,4}=?[a-z %]{0,3}&?){0,4}`).Draw(t, "query") +
			rapid.SampledFrom([]string{"", "#x", "&utm_source=z"}).Draw(t, "rest")
		checkCanonical(t, raw)
	})
}

func FuzzCanonicalURL(f *testing.F) {
	for _, s := range []string{"https://www.courier.example/a?b=1&utm_source=x#c", "http://[::1%25eth0]:80/", "https://ß.example./%2f", "http://m.amp.www.co.uk"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) { checkCanonical(t, raw) })
}
