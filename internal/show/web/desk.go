package web

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"hearsay"
)

// Desk takes what analysts say. It is safe for concurrent use. Names are those of the command
// judge: REF#QUOTE, A..B, the id of a view.
type Desk interface {
	// Say keeps a statement (set is what change and add tell of a quote) and sees to it that views obey it; for small ledgers they do when it returns.
	Say(ctx context.Context, verb hearsay.Verb, names []string, why string, set map[string]string) (hearsay.Statement, error)
	// Undo takes one back.
	Undo(ctx context.Context, id string) error
	// Statements are all, the earliest first, with their states.
	Statements(ctx context.Context) ([]hearsay.Statement, error)
	// About are the statements on an article, its quotes and links that hold or were moved, the earliest first.
	About(ctx context.Context, id hearsay.ArticleID) ([]hearsay.Statement, error)
	// Busy reports whether views are being made anew.
	Busy() bool
}

// DeskError is a refusal that the person at the screen can do something about.
type DeskError struct{ Problem, Hint string }

func (e *DeskError) Error() string { return e.Problem }

// verbs that a form may say, and of how many things.
var verbs = map[string]int{"right": 1, "wrong": 1, "unsure": 1, "same": 2, "not-same": 2, "join": 2, "split": 2, "change": 1, "add": 1}

// settable are the fields of a form that change or add a quote; each bears the quote's or article's name behind a
// colon, since a page has one for each row.
var settable = []string{"speaker", "accused", "act", "source", "cue"}

// maxWords is the longest quote that can be added, in bytes.
const maxWords = 5000

// maxWhy is the longest reason, in bytes.
const maxWhy = 1000

// say takes the form of a page: say is "VERB NAME" or "split VIEW NAME", with another name, why the
// reason (of several fields the first that is filled in).
func (s *site) say(w http.ResponseWriter, r *http.Request) {
	if s.o.Desk == nil {
		s.fail(w, r, errMethod)
		return
	}
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, &DeskError{"The form is broken or too long", "A reason has at most 1,000 characters."})
		return
	}
	if !s.sessions.ours(r) {
		s.fail(w, r, errForm)
		return
	}
	verb, name, _ := strings.Cut(r.PostForm.Get("say"), " ")
	told, err := s.saying(r, verb, name)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.kept.forget()
	s.sessions.tell(cookie(r), told)
	http.Redirect(w, r, back(r.PostForm.Get("back")), http.StatusSeeOther)
}

func (s *site) saying(r *http.Request, verb, name string) (told string, err error) {
	if verb == "undo" {
		return "Taken back; it stays listed.", s.o.Desk.Undo(r.Context(), name)
	}
	n, ok := verbs[verb]
	if !ok || name == "" {
		return "", &DeskError{"Nothing is said by this form", "Use the buttons of a page."}
	}
	names := []string{name}
	if verb == "split" {
		if view, member, ok := strings.Cut(name, " "); ok {
			names = []string{view, member}
		}
	}
	if x := strings.TrimSpace(filled(r.PostForm["with"])); n == 2 && len(names) == 1 && x != "" {
		if spelt, isName := strings.CutPrefix(x, "name:"); isName || strings.HasPrefix(name, "name:") {
			names = append(names, "name:"+strings.TrimSpace(spelt))
		} else {
			names = append(names, lastOf(x))
		}
	}
	set := map[string]string{}
	for _, k := range settable {
		if v := strings.TrimSpace(r.PostForm.Get(k + ":" + name)); v != "" && (verb == "change" || verb == "add") {
			if set[k] = v; len(v) > maxWhy {
				return "", &DeskError{"What is set is too long", "It has at most 1,000 characters."}
			}
		}
	}
	if verb == "add" {
		words := strings.TrimSpace(r.PostForm.Get("words:" + name))
		if words == "" || len(words) > maxWords {
			return "", &DeskError{"The words are missing, or too many", "Copy what is claimed as the article has it, at most 5,000 characters."}
		}
		names = append(names, words)
	}
	if verb == "change" && len(set) == 0 {
		return "", &DeskError{"Nothing is changed by this form", "Write who speaks, who is accused, or choose an act."}
	}
	if len(names) < n {
		return "", &DeskError{"The other one is missing", "Write the id of the other claim, story or incident, or paste its address."}
	}
	why := strings.TrimSpace(filled(r.PostForm["why"]))
	if len(why) > maxWhy {
		return "", &DeskError{"The reason is too long", "It has at most 1,000 characters."}
	}
	st, err := s.o.Desk.Say(r.Context(), hearsay.Verb(verb), names, why, set)
	if err != nil {
		return "", err
	}
	return "Kept as " + short(st.ID) + ": " + verb + " " + strings.Join(names, " "), nil
}

// filled is the first field that is not empty: a page has one for each row.
func filled(l []string) string {
	for _, x := range l {
		if strings.TrimSpace(x) != "" {
			return x
		}
	}
	return ""
}

// lastOf takes the id out of a pasted address.
func lastOf(s string) string {
	s, _, _ = strings.Cut(s, "?")
	if i := strings.LastIndexByte(s, '/'); i >= 0 && !strings.Contains(s, "..") {
		s = s[i+1:]
	}
	if i := strings.IndexByte(s, '#'); i == 0 || i > 0 && strings.Contains(s[:i], "/") {
		s = s[:i]
	}
	return s
}

// addedQuote is a quote that an analyst found in an article.
type addedQuote struct{ Words, Told string }

// said sets beside the cards of an article what analysts say of their quotes, and what they added. Statements on
// other things than its quotes stand on their own pages.
func (s *site) said(ctx context.Context, p *articlePage) error {
	if s.o.Desk == nil {
		return nil
	}
	list, err := s.o.Desk.About(ctx, p.Item.ID)
	if err != nil {
		return err
	}
	for i := range list {
		st := &list[i]
		told := string(st.Verb)
		for _, x := range sets(st.Set) {
			told += ", " + x
		}
		told += "; said by " + st.Who
		if st.Why != "" {
			told += ": " + st.Why
		}
		switch {
		case st.Verb == hearsay.Add && len(st.About) > 0:
			p.Added = append(p.Added, addedQuote{shorten(st.About[0].Words, 300), told})
		case st.Verb == hearsay.Right || st.Verb == hearsay.Wrong || st.Verb == hearsay.Unsure || st.Verb == hearsay.Change:
			for k := range p.Cards {
				if p.Reading != nil && slices.Contains(st.Moved, string(p.Reading.Quotes[p.Cards[k].N-1].ID)) {
					p.Cards[k].Said = append(p.Cards[k].Said, upper(told))
				}
			}
		}
	}
	for i := range p.Rows { // the cards beside the text are copies
		for k := range p.Rows[i].Cards {
			c := &p.Rows[i].Cards[k]
			c.Said = p.Cards[c.N-1].Said
		}
	}
	return nil
}
