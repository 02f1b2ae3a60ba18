package edit

import (
	"strings"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// How far into a paragraph a notice's words may stand, in words: anywhere, and in the first
// and last paragraphs, where outlets put them. To call an edit silent that was owned up to
// would be worse than to miss a silent one.
const (
	noticeWords = 12
	edgeWords   = 40
)

// notices finds paragraphs of the newer text that say that it was changed, and that the older
// one has not.
func (e *editor) notices(f hearsay.Field, a, b *text.Doc) {
	if !e.english {
		return
	}
	old := map[string]bool{}
	for _, p := range a.Paras {
		old[a.Span(p).In(a.Src)] = true
	}
	for i, p := range b.Paras {
		s := b.Span(p)
		if old[s.In(b.Src)] {
			continue
		}
		if kind := noticeKind(b, p, i == 0 || i >= len(b.Paras)-2, f); kind != "" {
			e.r.Notices = append(e.r.Notices, Notice{kind, f, s})
		}
	}
}

// noticeKind returns the kind of notice that a paragraph is, "" for none. Anywhere it must
// open with the notice's words and a colon; at the ends of a text the words may also open a
// sentence ("This article was amended on …").
func noticeKind(d *text.Doc, p text.Range, edge bool, f hearsay.Field) string {
	t, err := en.Notices()
	if err != nil {
		return "" // unreachable: a test loads the file
	}
	within := noticeWords
	if edge {
		within = edgeWords
	}
	for k := p.Start; k < min(p.End, p.Start+within); k++ {
		var words [8]uint64
		n := 0
		for ; n < len(words) && k+n < p.End; n++ {
			words[n] = en.HashWord(d.Text(k + n))
		}
		m, entry := t.Words.Longest(words[:n])
		if m == 0 {
			continue
		}
		colon := k+m < p.End && strings.ContainsAny(d.Text(k+m), ":–—(-") || k+m == p.End
		long := m >= 3
		opens := k == p.Start || k == p.Start+1 && d.Toks[p.Start].Kind == text.Punct
		if opens && colon || edge && long && f == hearsay.FieldText || opens && long {
			return t.Kinds[entry]
		}
		if !edge {
			return ""
		}
	}
	return ""
}

// Notices tells which paragraphs of a text are notices by which an outlet says that it changed an article: what stands there is told of the
// article, and no longer by it. Of English only. It remembers the paragraph that was asked for last, so that places in order cost one pass over
// the text. Not safe for concurrent use.
type Notices struct {
	Src   string
	known hearsay.Span // the paragraph with the mark that ends it; empty before the first question
	is    bool
}

// At reports whether the paragraph that holds byte at is a notice.
func (n *Notices) At(at int) bool {
	if n.known.Start <= at && at < n.known.End {
		return n.is
	}
	start := strings.LastIndexByte(n.Src[:at], '\n') + 1
	end := len(n.Src)
	if k := strings.IndexByte(n.Src[at:], '\n'); k >= 0 {
		end = at + k
	}
	var d text.Doc
	d.Parse(n.Src[start:end])
	edge := strings.TrimSpace(n.Src[:start]) == "" || strings.TrimSpace(n.Src[end:]) == ""
	n.known, n.is = hearsay.Span{Start: start, End: end + 1}, len(d.Paras) > 0 && noticeKind(&d, d.Paras[0], edge, hearsay.FieldText) != ""
	return n.is
}
