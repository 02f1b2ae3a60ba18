package accuse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// reporting are the verbs that make a sentence somebody else's.
const reporting = en.VBelieve | en.VBlame | en.VAccuse | en.VPoint | en.VDeny | en.VAsk | en.VTo&^en.VLink

// function is a word of grammar that frames ask for.
type function uint8

const (
	fnNone function = iota
	fnBe
	fnHave
	fnDo
	fnGet
	fnNot
	fnNo
	fnTo
	fnBy
	fnOf
	fnFrom
	fnIn
	fnOn
	fnAt
	fnFor
	fnWith
	fnAgainst
	fnBehind
	fnWithout
	fnAnd
	fnBut
	fnWho
	fnThat
	fnIf
	fnWhether
	fnMay
	fnWould
	fnPro
	fnBehalf
	fnResponsible
	fnFinger
	fnPossible
	fnFalse
	fnAnother
	fnWe
	fnIt
	fnWork
	fnRather
	fnCalled
	fnOrigin
	fnAccording
	fnDoubt
	fnExclude
	fnAllow
	fnCapable
	fnSince
	fnCondemn
	fnReveal
	fnInvolved
	fnAccountable
	fnHeard
)

var functions = func() map[string]function {
	m := map[string]function{}
	for fn, list := range map[function]string{
		fnBe: "be is are was were been being am 's 're ’s ’re", fnHave: "have has had having 've ’ve", fnDo: "do does did", fnGet: "get gets got gotten",
		fnNot: "not n't n’t never hardly", fnNo: "no neither nobody none nor", fnTo: "to", fnBy: "by", fnOf: "of", fnFrom: "from", fnIn: "in", fnOn: "on upon", fnAt: "at",
		fnFor: "for", fnWith: "with", fnAgainst: "against targeting versus", fnBehind: "behind", fnWithout: "without", fnAnd: "and or as / &", fnBut: "but however although though while whereas",
		fnWho: "who which whom whose", fnThat: "that", fnIf: "if unless lest", fnWhether: "whether", fnMay: "may might must", fnWould: "would could should can ca will shall 'll 'd ’ll ’d cannot",
		fnPro: "pro anti pro- anti- non-", fnBehalf: "behalf behest direction orders order instructions request service direction auspices guidance pay", fnResponsible: "responsible culpable liable guilty",
		fnFinger: "finger fingers", fnPossible: "possible potential hypothetical future theoretical", fnFalse: "false baseless groundless unfounded fabricated absurd",
		fnAnother: "another", fnWe: "we us our ours", fnIt: "it they he she its their his her", fnWork: "work handiwork doing product", fnRather: "rather instead", fnCalled: "called named dubbed nicknamed calling", fnOrigin: "origin origins", fnDoubt: "doubt doubts doubted doubting doubtful skeptical sceptical unconvinced unsure uncertain unlikely unproven unproved unverified unconfirmed unsubstantiated uncorroborated dubious implausible skepticism scepticism",
		fnExclude: "exclude excludes excluded excluding", fnAllow: "allow allows allowed allowing enable enables enabled enabling permit permits permitted permitting authorise authorised authorize authorized encourage encouraged urge urged urges discourage discouraged",
		fnCapable: "capable incapable able unable", fnSince: "since after before until till", fnCondemn: "condemn condemns condemned condemning condemnation denounce denounces denounced denouncing denunciation decry decries decried deplore deplores deplored slam slams slammed slamming",
		fnReveal:   "discover discovers discovered uncover uncovers uncovered detect detects detected reveal reveals revealed expose exposes exposed repel repels repelled repulse repulsed thwart thwarted foil foiled",
		fnInvolved: "involved complicit", fnAccountable: "accountable answerable", fnHeard: "told informed",
		fnAccording: "according allegedly reportedly purportedly apparently suspectedly supposedly",
	} {
		for _, w := range strings.Fields(list) {
			m[w] = fn
		}
	}
	return m
}()

// token is what frames ask of a token.
type token struct {
	at    int // index in Doc.Toks
	class tag.Class
	form  form
	word
	pair   en.Blame     // classes of the two-word verb that starts here
	entry  *world.Entry // what the gazetteer has here, on every token of the form
	first  bool         // first token of entry or name
	name   int32        // 1 + index in Input.Names
	suffix suffix       // "Tarnovia-backed"
	cap    bool
	quote  bool // a quotation mark: no part of any chunk
}

// form of a verb.
type form uint8

const (
	formNone form = iota
	formBase
	formFinite // VBZ, VBP, VBD, MD
	formPast   // VBD or VBN, as the tagger says
	formPart   // VBN
	formIng
)

// suffix is what a hyphen ties to a state's name.
type suffix uint8

const (
	noSuffix suffix = iota
	sponsored
	linked
	based
	otherSuffix
)

var suffixes = map[string]suffix{
	"backed": sponsored, "sponsored": sponsored, "supported": sponsored, "funded": sponsored, "directed": sponsored, "controlled": sponsored, "run": sponsored, "led": sponsored,
	"government-backed": sponsored, "state-sponsored": sponsored, "government": sponsored, "state": sponsored, "government-linked": linked,
	"linked": linked, "affiliated": linked, "nexus": linked, "connected": linked, "associated": linked, "tied": linked, "related": linked, "attributed": linked, "aligned": linked,
	"based": based, "origin": based,
	"occupation": noSuffix, "invasion": noSuffix, "army": noSuffix, // an adjective, as if there were no hyphen: "Tarnovian-occupation forces"
}

// look fills w.toks with the tokens of in.
func (f *Finder) look(w *Work, in *Input) {
	d := in.Doc
	piece := 0
	k := name.From(in.Names, in.Range.Start) // next name
	broken := int32(-1)                      // a name that was none
	behind := f.heading(w, in)
	until, entry := 0, (*world.Entry)(nil)
	for i := behind; i < in.Range.End; i++ {
		if in.Pieces != nil {
			for piece < len(in.Pieces) && in.Pieces[piece].End <= i {
				piece++
			}
			if piece == len(in.Pieces) {
				break
			}
			if i < in.Pieces[piece].Start {
				continue
			}
		}
		s := d.Text(i)
		title := false // a headline's verb
		t := token{at: i, class: f.tags.Class(in.Pos[i])}
		w.low = appendLower(w.low[:0], s)
		t.word, _ = f.words.Find(w.low)
		if t.word == (word{}) {
			if h := strings.LastIndexByte(s, '-'); h > 0 {
				t.blame = f.joined(w.low, h)
			}
		}
		if opens, _ := f.opens.Find(w.low); opens && i+1 < in.Range.End {
			w.low = append(w.low, ' ')
			w.low = appendLower(w.low, d.Text(i+1))
			t.pair = f.table.Particle[string(w.low)]
		}
		switch f.tags.XPOS(in.Pos[i]) {
		case "VB":
			t.form = formBase
		case "VBZ", "VBP", "MD":
			t.form = formFinite
		case "VBD":
			t.form = formPast
		case "VBN":
			t.form = formPart
		case "VBG":
			t.form = formIng
		}
		switch {
		case t.class == tag.Verb && strings.IndexByte(s, '-') > 0 && t.form != formBase && t.form != formFinite && i+1 < in.Range.End:
			t.class = tag.Adjective // "state-backed"
		case t.class == tag.Noun && t.blame&en.VPast != 0 && t.blame&(en.NDeed|en.NAct|en.NBad) == 0:
			t.class, t.form = tag.Verb, formPast // "stole", taken for a noun
		case t.class == tag.Noun && t.harm != 0 && f.perfect(w, in, i):
			t.class, t.form = tag.Verb, formPart // "has shot flares at", taken for a noun
		}
		if t.class == tag.Verb && s == "repeated" && i+1 < in.Range.End && f.words.Get(strings.ToLower(d.Text(i+1))).blame&en.NDeed != 0 {
			t.class, t.form = tag.Adjective, formNone // "enabled repeated attacks"
		}
		if n := len(w.toks); t.class == tag.Adjective && t.blame&en.NPerson != 0 && n > 0 && w.toks[n-1].entry != nil && (i+1 == in.Range.End || d.Toks[i+1].Kind == text.Punct || f.words.Get(d.Text(i+1)).blame&(en.VAccuse|en.VBlame) != 0 || f.tags.Class(in.Pos[i+1]) == tag.Verb || f.tags.Class(in.Pos[i+1]) == tag.Aux) {
			t.class, t.form = tag.Noun, formNone // "a Tarnovian national,"
		}
		if t.class == tag.Adjective && t.blame&en.VPast != 0 && !strings.HasSuffix(s, "ed") && !strings.HasSuffix(s, "en") {
			t.class, t.form = tag.Verb, formPast
		}
		if n := len(w.toks); t.class == tag.Noun && n > 0 && i+1 < in.Range.End && s[len(s)-1] == 's' && f.finiteForm(w, in, i, &t) {
			t.class, t.form = tag.Verb, formFinite // "Marle Systems bears the blame"
		}
		r, _ := utf8.DecodeRuneInString(s)
		t.cap = unicode.IsUpper(r)
		t.quote = quoteMark(r) && d.Toks[i].Kind == text.Punct && len(s) <= 3
		if i < until {
			t.entry = entry
		} else if e, n := f.careless(w, d, i, in.Range.End, t.cap); e != nil {
			t.entry, t.first, t.class, entry, until = e, true, tag.Adjective, e, i+n
		} else if t.cap {
			if e, n := f.world.Match(d, i, in.Range.End); n > 0 && !(i > in.Range.Start && f.words.Get(strings.ToLower(d.Text(i-1))).fn == fnPro) {
				t.entry, t.first, entry, until = e, true, e, i+n
			} else if h := strings.IndexByte(s, '-'); h > 0 {
				for ; h > 0; h = nextHyphen(s, h) { // a name may have one of its own: the longest counts
					if e, x := f.compound(d, i, in.Range.Start, s, h); e != nil {
						t.entry, t.suffix = e, x
					}
				}
				t.first = t.entry != nil
			}
		}
		if t.entry != nil && t.suffix == noSuffix { // the tagger must not know one state from another
			t.form = formNone
			if t.class = tag.Proper; t.entry.Class == world.Adjective {
				t.class = tag.Adjective
			}
		}
		if t.entry != nil && t.suffix != noSuffix && t.suffix != otherSuffix {
			t.class, t.form = tag.Adjective, formNone
		}
		if s == "IT" && t.class == tag.Pronoun {
			t.class, t.fn = tag.Noun, fnNone // information technology
		}
		if n := len(w.toks); t.cap && (t.class == tag.Proper || t.class == tag.Noun) && n > 0 && i+1 < in.Range.End && w.toks[n-1].entry != nil && w.toks[n-1].entry.Class == world.State && f.headlineVerb(d, &t, i, s) {
			t.class, t.form, title = tag.Verb, formFinite, true // "Tarnovia Accuses Kestria Of"
		}
		if n := len(w.toks); t.cap && !title && (t.class == tag.Proper || t.class == tag.Noun) && n > 0 && i+1 < in.Range.End && f.crewDoes(w, in, i, &t) {
			t.class, t.form, title = tag.Verb, formFinite, true // "Tarnovia-Linked Hacking Group Targets Banks"
		}
		for k < len(in.Names) && in.Names[k].End <= i {
			k++
		}
		if k < len(in.Names) && in.Names[k].Start <= i {
			t.name = int32(k + 1)
			if n := &in.Names[k]; n.Instead() && t.entry != nil && t.suffix == noSuffix {
				t.entry = f.world.Find(n.Name) // an abbreviation that the text spells out as somebody else
				t.first = t.first && t.entry != nil
			}
			if title { // the words around it are no name either
				broken = t.name
				for n := len(w.toks) - 1; n >= 0 && w.toks[n].name == broken; n-- {
					w.toks[n].name = 0
				}
			}
			if t.name == broken {
				t.name = 0
			}
		}
		if n := len(w.toks); t.class == tag.Noun && t.pair&en.VGain != 0 && n > 0 && w.toks[n-1].entry != nil && w.toks[n-1].entry.Class == world.State {
			t.class, t.form = tag.Verb, formFinite // "Tarnovia benefits from", taken for a noun
		}
		if n := len(w.toks); t.fn == fnBe && verbal(&t) && (s == "'s" || s == "’s") && n > 0 && w.toks[n-1].entry != nil && i+1 < in.Range.End && f.tags.Class(in.Pos[i+1]) == tag.Noun {
			t.class, t.form = tag.Particle, formNone // "Tarnovia's attack", taken for "is"
		}
		if t.fn == fnBehalf && t.class == tag.Adjective {
			t.class, t.form = tag.Noun, formNone // "at the behest of", taken for a superlative
		}
		if x := f.apart(w, in, i, s); x != noSuffix {
			t.class, t.form = tag.Adjective, formNone
			for n := len(w.toks) - 1; n >= 0 && w.toks[n].entry != nil && w.toks[n].entry == w.toks[len(w.toks)-1].entry; n-- {
				w.toks[n].suffix = x
			}
		}
		if n := len(w.toks); t.class == tag.Verb && t.blame&(en.NBad|en.NPerson) != 0 && t.form == formFinite && w.people(n-1) {
			t.class, t.form = tag.Noun, formNone // "Tarnovian spies", "Tarnovian IT operatives"
		}
		f.retag(w, in, i, s, &t)
		w.toks = append(w.toks, t)
	}
}

// perfect reports whether the participle at document token i, taken for a noun, stands behind "has" and before its object: a
// plural, or what a determiner opens.
func (f *Finder) perfect(w *Work, in *Input, i int) bool {
	n := len(w.toks)
	if n == 0 || w.toks[n-1].fn != fnHave || i+1 >= in.Range.End {
		return false
	}
	return f.tags.XPOS(in.Pos[i+1]) == "NNS" || f.tags.Class(in.Pos[i+1]) == tag.Determiner
}

func quoteMark(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '«', '»', '‘', '’', '\'', '`':
		return true
	}
	return false
}

func appendLower(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
		}
		dst = append(dst, b)
	}
	return dst
}
