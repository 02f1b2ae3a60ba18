package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
)

// stored makes a view of a body.
func stored(t *testing.T, id, kind, title string, body any, members ...hearsay.ArticleID) store.View {
	t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	v := store.View{ID: id, Kind: kind, Title: title, Body: b}
	for _, a := range members {
		v.Members = append(v.Members, store.Member{Article: a})
	}
	return v
}

// partyLedger has the accusations that a ledger can have, and others that are none: of the eleven incidents against
// Pell each has one by the Water Office, the first also by an outlet, an unnamed source and a private person; some
// accuse a private person, or are scored too low; one is called wrong, one is an admission.
func partyLedger(t *testing.T) *fakeLedger {
	l := &fakeLedger{}
	actor := func(key, name string, kind hearsay.ActorKind, names ...string) {
		l.stored = append(l.stored, stored(t, view.ID(store.KindActor, hearsay.ArticleID(key), ""), store.KindActor, name, view.Actor{Party: link.Party{Key: key, Name: name, Kind: kind, Country: "PLL"}, Names: append([]string{name}, names...), Articles: 4, Why: []string{"acronym: " + name},
			Roles: []view.Role{{Role: "mayor of Pell", First: now, Last: now.AddDate(0, 0, 2)}}}, "x1"))
	}
	actor("state:PLL", "Pell", hearsay.KindState, "Government of Pell")
	actor("org:water office", "Water Office", hearsay.KindOrganisation, "WO")
	actor("person:ann oat", "Ann Oat", hearsay.KindPerson)
	actor("outlet:the lark", "The Lark", hearsay.KindOutlet)
	say := func(n int, accuser, accuserKey, accused, accusedKey string, score float64) view.Attribution {
		at := now.AddDate(0, 0, -n)
		return view.Attribution{Accuser: accuser, AccuserKey: accuserKey, Accused: accused, AccusedKey: accusedKey, First: at, Last: at, Words: [2]string{fmt.Sprintf("%s opened sluice %d", accused, n), fmt.Sprintf("%s opened sluice %d", accused, n)},
			Standing: view.Stands, Quotes: []hearsay.QuoteID{hearsay.QuoteID(fmt.Sprintf("q%d", n))}, Reports: 2, Score: score}
	}
	for n := range 11 {
		x := view.Incident{Status: view.Attributed, Attributions: []view.Attribution{say(n, "Water Office", "org:water office", "Pell", "state:PLL", 0.9)},
			Quotes: []view.Quote{{Article: "x1", ID: hearsay.QuoteID(fmt.Sprintf("q%d", n)), Revision: "r"}}}
		if n == 0 {
			lark := say(n, "The Lark", "outlet:the lark", "Pell", "state:PLL", 0.9)
			lark.Own = true
			x.Attributions = append(x.Attributions, lark, say(n, "two officials", "", "Pell", "state:PLL", 0.9), say(n, hearsay.PrivateParty, "", "Pell", "state:PLL", 0.9), say(n, "Water Office", "org:water office", hearsay.PrivateParty, "", 0.9),
				say(n, "Tom Reed", "person:tom reed", "bodies of Pell", "bodies:PLL", 0.9), say(n, "two officials", "", "Pell's services", "bodies:PLL", 0.9), say(n, "Water Office", "org:water office", "Tom Reed", "person:tom reed", 0.9), say(n, "Water Office", "org:water office", "Ann Oat", "person:ann oat", 0.3))
		}
		if n < 3 {
			a := &x.Attributions[0]
			a.Standing, a.DeniedBy = view.Denied, []view.Voice{{Name: "Pell", Key: "state:PLL", First: a.First.Add(2 * time.Hour)}}
			x.Quotes = append(x.Quotes, view.Quote{Article: "x1", ID: "d", Stance: view.Denies, SpeakerKey: "state:PLL", Speaker: "Pell", Words: "we never opened it", At: a.First.Add(2 * time.Hour)})
		}
		l.stored = append(l.stored, stored(t, fmt.Sprintf("%032x", n+1), store.KindIncident, fmt.Sprintf("Sluice %d", n), x))
	}
	wrong := view.Incident{Judged: hearsay.Wrong, Attributions: []view.Attribution{say(0, "Pell", "state:PLL", "Water Office", "org:water office", 0.9)}}
	self := view.Incident{Attributions: []view.Attribution{say(0, "Pell", "state:PLL", "Pell", "state:PLL", 0.9)}}
	reviewed := view.Incident{Attributions: []view.Attribution{say(0, "Pell", "state:PLL", "Water Office", "org:water office", 0.3)}}
	reviewed.Attributions[0].Reviewed = true
	l.stored = append(l.stored, stored(t, fmt.Sprintf("%032x", 90), store.KindIncident, "W", wrong), stored(t, fmt.Sprintf("%032x", 91), store.KindIncident, "S", self), stored(t, fmt.Sprintf("%032x", 92), store.KindIncident, "R", reviewed),
		stored(t, fmt.Sprintf("%032x", 99), store.KindClaim, "C", view.Claim{Proposition: "that the river was low", AssertedBy: []view.Voice{{Name: "Pell", Key: "state:PLL", Times: 3}}, Quotes: []view.Quote{{Article: "x1", ID: "s", Stance: view.Asserts, SpeakerKey: "state:PLL", Speaker: "Pell", Words: "it was low, surely", Hedges: []string{"surely"}, Revision: "r"}}}))
	return l
}

func partySite(l *fakeLedger) http.Handler {
	return New(l, Options{Asker: &pairAsker{}, Now: func() time.Time { return now }})
}

func TestParties(t *testing.T) {
	h := partySite(partyLedger(t))
	doc := open(t, h, "/parties", 200)
	words := htmlcheck.Words(doc)
	for _, w := range []string{"3 parties accused, 2 accusing", "15 accusations in 12 incidents", "Pellstate11 party13by 1 party3 of 13", "Water OfficeorganisationPell111 party1by 1 party0 of 1", "Bodies of Pell, not named", "some accusations are wrong", "1 accusation scored lower"} {
		if !strings.Contains(words, w) {
			t.Errorf("no %q in: %s", w, words)
		}
	}
	for _, private := range []string{"Tom Reed", "named in the source", "Ann Oat", "The Lark"} { // Ann Oat is public, and in no accusation that adds up
		if strings.Contains(words, private) {
			t.Errorf("%s is listed: %s", private, words)
		}
	}
	if words := htmlcheck.Words(open(t, h, "/parties?all=1", 200)); !strings.Contains(words, "Ann Oat") || strings.Contains(words, "Tom Reed") || strings.Contains(words, "The Lark") {
		t.Error(words)
	}
	if words := htmlcheck.Words(open(t, h, "/parties?q=wo", 200)); !strings.Contains(words, "1 party called like “wo”") || !strings.Contains(words, "Water Office") {
		t.Error(words)
	}
	if words := htmlcheck.Words(open(t, h, "/parties?q=tom+reed", 200)); !strings.Contains(words, "No party that these articles name is called so") {
		t.Error(words)
	}
	if words := htmlcheck.Words(open(t, h, "/parties?kind=state", 200)); strings.Contains(words, "Water Office") {
		t.Error(words)
	}
	var got struct {
		Total   int
		Parties []struct {
			Key                            string
			Accuses, Is_accused, Rejects   int
			Accuses_parties, Is_accused_by int
		}
	}
	if err := json.Unmarshal(get(t, h, "/parties.json").Body.Bytes(), &got); err != nil || got.Total != 3 || got.Parties[0].Key != "state:PLL" || got.Parties[0].Is_accused != 13 || got.Parties[0].Rejects != 3 {
		t.Errorf("%v, %+v", err, got)
	}
	for path, want := range map[string]int{"/parties?kind=people": 400, "/parties?kind=outlet": 400, "/parties?from=-1": 400, "/parties?from=x": 400} {
		open(t, h, path, want)
	}
	if w := get(t, handler(&fakeLedger{}), "/parties"); w.Code != 404 {
		t.Errorf("without an asker: %d", w.Code)
	}
	if words := htmlcheck.Words(open(t, partySite(&fakeLedger{}), "/parties", 200)); !strings.Contains(words, "No parties yet") {
		t.Error(words)
	}
}

func TestParty(t *testing.T) {
	h := partySite(partyLedger(t))
	doc := open(t, h, "/parties/state:PLL", 200)
	words := htmlcheck.Words(doc)
	for _, w := range []string{"Pell: accused 13 times, accuses once", "Whom Pell accuses, and who accuses Pell", "Accused: 10 standing, 3 denied", "Pell rejects 3 of 13 accusations, as far as these articles tell; half of the 3 whose times are known within 2 h.", "“we never opened it”", "2 h later", "two officials", "own voice, no source",
		"Added up are accusations scored 0.6 or more; of such 95.1 %", "Asserted last", "“that the river was low”", "2 spellings, taken as one", "acronym: Pell", "some accusations are wrong"} {
		if !strings.Contains(words, w) {
			t.Errorf("no %q in: %s", w, words)
		}
	}
	if strings.Contains(words, "Tom Reed") || strings.Contains(words, "named in the source") {
		t.Errorf("a private person: %s", words)
	}
	// Picture and table agree: a bar for each named counterpart and way, with the figure and link of its row.
	figures := map[string]string{}
	for _, svg := range htmlcheck.Find(doc, func(n *html.Node) bool { return n.Data == "svg" && htmlcheck.Attr(n, "class") == "wide" }) {
		for _, a := range htmlcheck.All(svg, "a") {
			if w := htmlcheck.Words(a); strings.Contains(htmlcheck.Attr(a, "href"), "with=") && !strings.Contains(w, "ccuse") {
				figures[htmlcheck.Attr(a, "href")] = w
			}
		}
	}
	if len(figures) != 0 {
		t.Errorf("one named counterpart is a picture: %v", figures)
	}
	for _, x := range []string{"/parties/state:PLL?with=org%3Awater+office#gets", "/parties/state:PLL?with=outlets#gets", "/parties/state:PLL?with=unnamed#gets", "/parties/state:PLL?standing=denied#gets", "/articles/x1/quotes/q3?rev=r", "/incidents/" + fmt.Sprintf("%032x", 1) + "#q-d", "/parties/org:water%20office", "/claims/" + fmt.Sprintf("%032x", 99)} {
		if !strings.Contains(strings.Join(hrefs(doc), " "), x) {
			t.Errorf("no link %s", x)
		}
	}
	rows := func(path string) int {
		return len(htmlcheck.Find(open(t, h, path, 200), func(n *html.Node) bool {
			return n.Data == "tr" && strings.HasPrefix(htmlcheck.Attr(n, "id"), "c")
		}))
	}
	for path, want := range map[string]int{"": 14, "?with=org:water+office": 12, "?with=outlets": 1, "?with=unnamed": 1, "?standing=denied": 3, "?standing=rejected": 3, "?standing=withdrawn": 0} {
		if n := rows("/parties/state:PLL" + path); n != want {
			t.Errorf("%s: %d accusations, want %d", path, n, want)
		}
	}
	var got struct {
		Is_accused_in, Accuses_in []struct{ Other, Words string }
	}
	if err := json.Unmarshal(get(t, h, "/parties/state:PLL.json").Body.Bytes(), &got); err != nil || len(got.Is_accused_in) != 13 || len(got.Accuses_in) != 1 || got.Accuses_in[0].Other != "Water Office" {
		t.Errorf("%v, %+v", err, got)
	}
	if words := htmlcheck.Words(open(t, h, "/parties/bodies:PLL", 200)); !strings.Contains(words, "Nobody knows whether two of these are the same") || strings.Contains(words, "Tom Reed") {
		t.Error(words)
	}
	if words := htmlcheck.Words(open(t, h, "/parties/person:ann%20oat", 200)); !strings.Contains(words, "no accusation, made or met") || !strings.Contains(words, "mayor of Pell") {
		t.Error(words)
	}
}

// Nobody private has a page, whatever an incident says of them, nor has a key that no view of a party has.
func TestPartyPrivate(t *testing.T) {
	h := partySite(partyLedger(t))
	for _, key := range []string{"person:tom reed", "person:", "", "outlet:the lark", "unknown:x", "state:XXX", "tied:PLL", "a person (named in the source)", "person:two officials", "unnamed", "../claims"} {
		w := get(t, h, "/parties/"+strings.ReplaceAll(strings.ReplaceAll(key, " ", "%20"), "/", "%2F"))
		if w.Code != 404 || strings.Contains(w.Body.String(), "Tom Reed") {
			t.Errorf("%q: %d", key, w.Code)
		}
		if w := get(t, h, "/parties/"+strings.ReplaceAll(strings.ReplaceAll(key, " ", "%20"), "/", "%2F")+".json"); w.Code != 404 {
			t.Errorf("%q as JSON: %d", key, w.Code)
		}
	}
	for _, with := range []string{"person:tom+reed", "nobody"} {
		open(t, h, "/parties/state:PLL?with="+with, 404)
	}
	open(t, h, "/parties/state:PLL?standing=guilty", 400)
}

// A party with many counterparts is drawn as its table has it.
func TestPartyPicture(t *testing.T) {
	l := partyLedger(t)
	for n := range 20 {
		x := view.Incident{}
		for range n + 1 {
			x.Attributions = append(x.Attributions, view.Attribution{Accuser: fmt.Sprintf("Office %d", n), AccuserKey: fmt.Sprintf("org:office %d", n), Accused: "Pell", AccusedKey: "state:PLL", Score: 0.9, Standing: view.Stands})
		}
		l.stored = append(l.stored, stored(t, fmt.Sprintf("%032x", 200+n), store.KindIncident, "I", x))
	}
	doc := open(t, partySite(l), "/parties/state:PLL", 200)
	for _, class := range []string{"wide", "narrow"} {
		figures := map[string]string{}
		for _, svg := range htmlcheck.Find(doc, func(n *html.Node) bool { return n.Data == "svg" && htmlcheck.Attr(n, "class") == class }) {
			for _, text := range htmlcheck.Class(svg, "n") {
				figures[htmlcheck.Attr(text.Parent, "href")] = htmlcheck.Words(text)
			}
		}
		if len(figures) != 17 || figures["/parties/state:PLL?with=org%3Aoffice+19#gets"] != "20" || figures["/parties/state:PLL?with=org%3Awater+office#makes"] != "1" {
			t.Errorf("%s: %d figures: %v", class, len(figures), figures)
		}
		table := map[string]string{}
		for _, a := range htmlcheck.All(doc, "a") {
			if htmlcheck.Attr(a, "class") == "n" && a.Parent.Data == "td" {
				table[htmlcheck.Attr(a, "href")] = htmlcheck.Words(a)
			}
		}
		for x, n := range figures {
			if table[x] != n {
				t.Errorf("%s: %s in the picture, %q in the table", x, n, table[x])
			}
		}
	}
}

// No word of a view becomes part of a page.
func TestPartyHostile(t *testing.T) {
	const x = `"><img src=x onerror=alert(1)>`
	l := &fakeLedger{}
	for kind, body := range hostileBodies(x) {
		if in, ok := body.(view.Incident); ok {
			for i := range in.Attributions {
				a := &in.Attributions[i]
				a.AccuserKey, a.AccusedKey, a.Score, a.Own = "org:"+x+fmt.Sprint(i), "state:"+x, 0.9, false
			}
			body = in
		}
		if c, ok := body.(view.Claim); ok {
			c.AssertedBy = []view.Voice{{Name: x, Key: "state:" + x}}
			body = c
		}
		l.stored = append(l.stored, stored(t, fmt.Sprintf("%032x", len(l.stored)), kind, x, body))
	}
	l.stored = append(l.stored, stored(t, "v", store.KindActor, x, view.Actor{Party: link.Party{Key: "state:" + x, Name: x, Kind: hearsay.KindState, Country: x}, Names: []string{x}, Why: []string{x}, Roles: []view.Role{{Role: x}}}, "a"))
	h := partySite(l)
	for _, path := range []string{"/parties", "/parties?q=%22%3E%3Cimg", partyHref("state:" + x), partyHref("org:" + x + "0")} {
		doc := open(t, h, path, 200)
		if n := len(htmlcheck.All(doc, "img")); n > 0 {
			t.Errorf("%s: %d images", path, n)
		}
	}
}

// Whoever knows better says of two spellings that they are one, or are not.
func TestPartyNames(t *testing.T) {
	d := &fakeDesk{}
	v := &visitor{t: t, h: New(partyLedger(t), Options{Asker: &pairAsker{}, Desk: d, Now: func() time.Time { return now }})}
	page := v.do("GET", "/parties/state:PLL", nil).Body.String()
	if !strings.Contains(page, `value="same name:Pell"`) || !strings.Contains(page, `value="not-same name:Pell"`) {
		t.Fatal("no buttons")
	}
	word := v.word("/parties/state:PLL")
	for i, c := range []struct{ say, with, want string }{{"not-same name:Pell", "Government of Pell", "not-same|name:Pell|name:Government of Pell|"}, {"same name:Pell", "name:Pell Isle ", "same|name:Pell|name:Pell Isle|"}} {
		if w := v.do("POST", "/say", says(word, c.say, "with", c.with)); w.Code != http.StatusSeeOther || len(d.said) != i+1 || d.said[i] != c.want {
			t.Errorf("%s: %d, %q", c.say, w.Code, d.said)
		}
	}
}

// The pages of parties and pairs in a real browser: nothing sticks out, and no word of a picture is too small, on
// another or outside.
func TestBrowserParties(t *testing.T) {
	ctx := browser(t)
	l := partyLedger(t)
	for n := range 20 {
		x := view.Incident{Attributions: []view.Attribution{{Accuser: fmt.Sprintf("Office of Rivers and Harbours %d", n), AccuserKey: fmt.Sprintf("org:office %d", n), Accused: "Pell", AccusedKey: "state:PLL", Score: 0.9, Standing: view.Stands}}}
		l.stored = append(l.stored, stored(t, fmt.Sprintf("%032x", 200+n), store.KindIncident, "I", x))
	}
	parties, pairs := httptest.NewServer(partySite(l)), httptest.NewServer(pairSite(t, twoStates()))
	defer parties.Close()
	defer pairs.Close()
	looksWell(t, ctx, "", "party", map[string]string{"parties": parties.URL + "/parties", "party": parties.URL + "/parties/state:PLL", "pairs": pairs.URL + "/pairs", "pair": pairs.URL + "/pairs/PLL/TRN"})
}
