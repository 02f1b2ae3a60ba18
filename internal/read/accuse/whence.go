package accuse

import (
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// whence reports whether the words in a bracket, from token i on, say whence somebody is: "(allegedly from Tarnovia)", "(linked to Velia)".
// Other short brackets hold an abbreviation or a place and are passed over.
func whence(in *Input, t []token, i int) bool {
	for i < len(t) && t[i].class == tag.Adverb {
		i++
	}
	if i+1 >= len(t) {
		return false
	}
	return t[i].fn == fnFrom || t[i].blame&(en.VLink|en.VSponsor) != 0 && (t[i+1].fn == fnTo || t[i+1].fn == fnBy || t[i+1].fn == fnWith)
}

// enrolled ties people to the armed force or service of a state whose they are said to be: "hackers from Tarnovia's army", "members of the
// Tarnovian secret service". The noun is chunk k, the preposition chunk k+1.
func (r *reader) enrolled(k int, culprit bool) bool {
	cs := r.w.chunks
	q := r.stateAt(k + 2)
	if q == nil || q.strength != organ || !r.employs(k+2) && !r.services(k+2) {
		return false
	}
	switch fn := cs[k+1].fn; {
	case fn == fnFrom && culprit:
		r.tie(k, k+2, q, bad, "noun")
	case fn == fnOf && r.fault(k)&en.NMember != 0:
		r.tie(k, k+2, q, organ, "noun")
	default:
		return false
	}
	return true
}

// services reports whether the organ of a state at chunk k has intelligence or security in its name.
func (r *reader) services(k int) bool {
	c := &r.w.chunks[k]
	for i := c.start; i < c.end; i++ {
		switch r.text(i) {
		case "Intelligence", "intelligence", "Security", "security", "Defence", "Defense", "Army", "Guard":
			return true
		}
	}
	return false
}

// breaksIn reports whether the verb at chunk k, with the noun "access" behind it, says that somebody got into computers or what they
// hold: "gained access to the network of the bank". What a state's office gains access to may be its to read: it is blamed where the access
// was unlawful, or where it is called an actor or a group.
func (r *reader) breaksIn(k int) (strength, bool) {
	cs := r.w.chunks
	switch r.text(cs[k].head) {
	case "gain", "gains", "gained", "gaining", "obtain", "obtains", "obtained", "obtaining":
	default:
		return group, false
	}
	obj := r.object(k)
	if cs[k].passive || obj < 0 || r.text(cs[obj].head) != "access" || cs[obj].neg || obj+2 >= len(cs) || cs[obj+1].kind != prep || cs[obj+1].fn != fnTo || cs[obj+2].kind != noun {
		return group, false
	}
	least := group
	if s := cs[k].subj; s >= 0 && cs[s].blame&(en.NGroup|en.NBad) != 0 {
		least = organ
	}
	for i := cs[obj].start; i < cs[obj].head; i++ {
		switch r.text(i) {
		case "unauthorised", "unauthorized", "unlawful", "illegal", "illicit":
			least = organ
		}
	}
	for i := cs[obj+2].start; i < cs[obj+2].end; i++ {
		switch r.text(i) {
		case "network", "networks", "system", "systems", "email", "emails", "e-mail", "e-mails", "account", "accounts", "server", "servers", "computer", "computers",
			"database", "databases", "data", "inbox", "inboxes", "mailbox", "mailboxes", "credentials", "passwords", "records", "telephones", "phones":
			return least, true
		}
	}
	return group, false
}
