package accuse

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
)

var functions = func() map[string]function {
	m := map[string]function{}
	for fn, list := range map[function]string{
		fnBe: "be is are was were been being am 's 're ’s ’re", fnHave: "have has had having 've ’ve", fnDo: "do does did", fnGet: "get gets got gotten",
		fnNot: "not n't n’t never hardly", fnNo: "no neither nobody none nor", fnTo: "to", fnBy: "by", fnOf: "of", fnFrom: "from", fnIn: "in", fnOn: "on upon", fnAt: "at",
		fnFor: "for", fnWith: "with", fnAgainst: "against targeting versus", fnBehind: "behind", fnWithout: "without", fnAnd: "and or as / &", fnBut: "but however although though while whereas",
		fnWho: "who which whom whose", fnThat: "that", fnIf: "if unless lest", fnWhether: "whether", fnMay: "may might must", fnWould: "would could should can will shall 'll 'd ’ll ’d cannot",
		fnPro: "pro anti pro- anti- non-", fnBehalf: "behalf behest direction orders order instructions request service direction auspices guidance", fnResponsible: "responsible culpable liable",
		fnFinger: "finger fingers", fnPossible: "possible potential hypothetical future theoretical", fnFalse: "false baseless groundless unfounded fabricated absurd",
		fnAnother: "another", fnWe: "we us our", fnIt: "it they he she its their his her", fnWork: "work handiwork doing product", fnRather: "rather instead", fnCalled: "called named dubbed nicknamed calling", fnOrigin: "origin origins", fnDoubt: "doubt doubts doubted doubting doubtful skeptical sceptical unconvinced unsure uncertain unlikely dubious implausible skepticism scepticism",
		fnExclude: "exclude excludes excluded excluding", fnAllow: "allow allows allowed allowing enable enables enabled enabling permit permits permitted permitting authorise authorised authorize authorized encourage encouraged urge urged urges discourage discouraged",
		fnCapable: "capable incapable able unable", fnSince: "since after before until till", fnCondemn: "condemn condemns condemned condemning condemnation denounce denounces denounced denouncing denunciation decry decries decried deplore deplores deplored",
		fnReveal:    "discover discovers discovered uncover uncovers uncovered detect detects detected reveal reveals revealed expose exposes exposed repel repels repelled repulse repulsed thwart thwarted foil foiled",
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
}

// look fills w.toks with the tokens of in.
func (f *Finder) look(w *Work, in *Input) {
	d := in.Doc
	piece := 0
	k := 0 // next name
	for k < len(in.Names) && in.Names[k].End <= in.Range.Start {
		k++
	}
	until, entry := 0, (*world.Entry)(nil)
	for i := in.Range.Start; i < in.Range.End; i++ {
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
		t := token{at: i, class: f.tags.Class(in.Pos[i])}
		w.low = appendLower(w.low[:0], s)
		t.word = f.words[string(w.low)]
		if f.table.Opens[string(w.low)] && i+1 < in.Range.End {
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
		}
		if t.class == tag.Verb && s == "repeated" && i+1 < in.Range.End && f.words[strings.ToLower(d.Text(i+1))].blame&en.NDeed != 0 {
			t.class, t.form = tag.Adjective, formNone // "enabled repeated attacks"
		}
		if n := len(w.toks); t.class == tag.Adjective && t.blame&en.NPerson != 0 && n > 0 && w.toks[n-1].entry != nil && (i+1 == in.Range.End || d.Toks[i+1].Kind == text.Punct) {
			t.class, t.form = tag.Noun, formNone // "a Tarnovian national,"
		}
		if t.class == tag.Adjective && t.blame&en.VPast != 0 && !strings.HasSuffix(s, "ed") && !strings.HasSuffix(s, "en") {
			t.class, t.form = tag.Verb, formPast
		}
		r, _ := utf8.DecodeRuneInString(s)
		t.cap = unicode.IsUpper(r)
		t.quote = quoteMark(r) && d.Toks[i].Kind == text.Punct && len(s) <= 3
		if i < until {
			t.entry = entry
		} else if e, n := f.careless(w, d, i, in.Range.End, t.cap); e != nil {
			t.entry, t.first, t.class, entry, until = e, true, tag.Adjective, e, i+n
		} else if t.cap {
			if e, n := f.world.Match(d, i, in.Range.End); n > 0 && !(i > in.Range.Start && f.words[strings.ToLower(d.Text(i-1))].fn == fnPro) {
				t.entry, t.first, entry, until = e, true, e, i+n
			} else if h := strings.IndexByte(s, '-'); h > 0 {
				t.entry, t.suffix = f.compound(d, i, in.Range.Start, s, h)
				t.first = t.entry != nil
			}
		}
		if t.entry != nil && t.suffix == noSuffix { // the tagger must not know one state from another
			t.form = formNone
			if t.class = tag.Proper; t.entry.Class == world.Adjective {
				t.class = tag.Adjective
			}
		}
		for k < len(in.Names) && in.Names[k].End <= i {
			k++
		}
		if k < len(in.Names) && in.Names[k].Start <= i {
			t.name = int32(k + 1)
		}
		if n := len(w.toks); t.class == tag.Verb && t.blame&en.NBad != 0 && n > 0 && w.toks[n-1].entry != nil && w.toks[n-1].entry.Class == world.Adjective {
			t.class, t.form = tag.Noun, formNone // "Tarnovian spies"
		}
		w.toks = append(w.toks, t)
	}
}

// careless finds a state's adjective that lacks a capital or has a hyphen: "tarnovian",
// "south-Velian". It returns the number of its tokens.
func (f *Finder) careless(w *Work, d *text.Doc, i, end int, capital bool) (*world.Entry, int) {
	s := d.Text(i)
	if len(s) < 4 || capital && strings.IndexByte(s, '-') < 0 {
		return nil, 0
	}
	w.low = appendLower(w.low[:0], s)
	if e := f.lower[string(w.low)]; e != nil {
		return e, 1
	}
	if !capital && len(s) == 5 && i+1 < end { // north, south
		w.low = append(w.low, ' ')
		w.low = appendLower(w.low, d.Text(i+1))
		if e := f.lower[string(w.low)]; e != nil {
			return e, 2
		}
	}
	return nil, 0
}

// compound reads "Tarnovia-backed": the state before the hyphen and what is tied to it.
func (f *Finder) compound(d *text.Doc, i, from int, s string, h int) (*world.Entry, suffix) {
	var best *world.Entry
	n := -1
	for _, p := range f.prefix[s[:h]] {
		if len(p.before) <= n || i-len(p.before) < from {
			continue
		}
		ok := true
		for k, b := range p.before {
			ok = ok && d.Text(i-len(p.before)+k) == b
		}
		if ok {
			best, n = p.entry, len(p.before)
		}
	}
	if best == nil {
		return nil, noSuffix
	}
	if x, ok := suffixes[s[h+1:]]; ok {
		return best, x
	}
	return best, otherSuffix
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
