package web

import (
	"net/http"
	"net/url"
	"slices"

	"hearsay/internal/store"
)

// filters are the restrictions of a list, in the order in which they are shown. Their
// names are those of the URL.
var filters = []string{"q", "outlet", "day", "since", "until", "lang", "status"}

// listAddress is a list as its URL asks for it: the page and the restrictions, no cursor.
type listAddress struct {
	path string
	vals url.Values
}

func viewOf(r *http.Request) listAddress {
	v := listAddress{path: r.URL.Path, vals: url.Values{}}
	if v.path == "/" {
		v.path = "/articles"
	}
	for _, k := range filters {
		if x := r.FormValue(k); x != "" {
			v.vals.Set(k, x)
		}
	}
	return v
}

func (v listAddress) query() store.ArticleQuery {
	g := v.vals.Get
	return store.ArticleQuery{Text: g("q"), Outlet: g("outlet"), Day: g("day"), Since: g("since"), Until: g("until"), Lang: g("lang"), Status: g("status")}
}

// with returns the address of the list with one restriction set, or taken away if value
// is "". Cursors are dropped: another list has other pages.
func (v listAddress) with(key, value string) string {
	vals := url.Values{}
	for k, x := range v.vals {
		vals[k] = slices.Clone(x)
	}
	vals.Del(key)
	if value != "" {
		vals.Set(key, value)
	}
	return address(v.path, vals)
}

// as returns the address of the same rows in another form, ".json" or ".csv".
func (v listAddress) as(ext string) string { return address(v.path+ext, v.vals) }

func address(path string, vals url.Values) string {
	if len(vals) == 0 {
		return path
	}
	return path + "?" + vals.Encode()
}

// chip is one chosen restriction; URL is the list without it.
type chip struct{ Name, Value, URL string }

func (s *site) chips(v listAddress) []chip {
	var out []chip
	for _, k := range filters {
		x := v.vals.Get(k)
		if x == "" || k == "q" && v.path == "/search" {
			continue
		}
		name, value := k, x
		switch k {
		case "q":
			name, value = "words", x
		case "day":
			value = shortDay(x)
		case "since", "until":
			name, value = map[string]string{"since": "from", "until": "to"}[k], shortDay(x)
		case "lang":
			name, value = "language", s.language(x)
		}
		out = append(out, chip{name, value, v.with(k, "")})
	}
	return out
}

// facet is one list of values beside the rows.
type facet struct {
	Name   string
	Values []facetValue // those shown at once
	More   []facetValue // the rest, folded away
	Left   int          // values that are left out
	All    string       // the list without this restriction; "" if none is chosen
}

type facetValue struct {
	Label  string
	Count  int
	URL    string // "" for a value that cannot be asked for, such as no outlet
	Chosen bool
}

// facetShown is how many values stand open; the rest is folded.
const facetShown = 12

// facetMore is how many are folded; a page of thousands helps nobody.
const facetMore = 120

func (v listAddress) facet(name, key string, values []store.Facet, label func(string) string) facet {
	f := facet{Name: name}
	chosen := v.vals.Get(key)
	if chosen != "" {
		f.All = v.with(key, "")
	}
	for _, x := range values {
		fv := facetValue{Label: label(x.Value), Count: x.Count, Chosen: x.Value == chosen && chosen != ""}
		switch {
		case x.Value == "":
		case fv.Chosen:
			fv.URL = f.All
		default:
			fv.URL = v.with(key, x.Value)
		}
		switch {
		case len(f.Values) < facetShown || fv.Chosen:
			f.Values = append(f.Values, fv)
		case len(f.More) < facetMore:
			f.More = append(f.More, fv)
		default:
			f.Left++
		}
	}
	return f
}
