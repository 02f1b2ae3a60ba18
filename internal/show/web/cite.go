package web

import (
	"net/http"
	"strings"

	"hearsay"
	"hearsay/internal/store"
)

// scheme and host under which the server was asked.
func baseOf(r *http.Request) string {
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// cited names a page as a reader cites it: what it is, what it is made of, by which versions. The address
// and the time of access come behind it.
func cited(sh *shell) string {
	out := "Hearsay, “" + strings.Trim(sh.Title, "“”") + "”"
	if strings.HasPrefix(sh.Title, "Claim: ") {
		out = "Hearsay, claim “" + strings.Trim(strings.TrimPrefix(sh.Title, "Claim: "), "“”") + "”"
	}
	if sh.Nav == "incidents" && (strings.HasSuffix(sh.Title, "”") || strings.HasSuffix(sh.Title, "’")) { // a headline, which has its marks
		out = "Hearsay, incident (" + sh.Title + ")"
	}
	if sh.Counted != "" {
		out += ", " + sh.Counted
	}
	for _, v := range sh.Stages {
		out += ", " + string(v)
	}
	return out + "."
}

// citedArticle names an article in the version that was read, and who read it.
func citedArticle(v *store.ArticleView) string {
	rev := &v.Revision
	var out []string
	if rev.Title != "" {
		out = append(out, "“"+rev.Title+"”")
	}
	if hearsay.KnownOutlet(rev.Outlet) {
		out = append(out, rev.Outlet)
	}
	if !rev.Published.IsZero() {
		out = append(out, rev.Published.String())
	}
	if u := webAddress(v.Item.URL); u != "" {
		out = append(out, u)
	}
	s := strings.Join(out, ", ") + ". Version " + string(rev.ID)
	if v.Reading != nil {
		s += ", as read by Hearsay " + string(v.Reading.Version)
	}
	return s + "."
}
