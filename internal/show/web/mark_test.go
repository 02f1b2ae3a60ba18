package web

import (
	"html/template"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/testutil/htmlcheck"
)

type htmlNode = html.Node

// drawTokens writes tokens as short signs: [1 … ] content, {…} source, <…> cue, *…* hedge.
func drawTokens(toks []token) string {
	var b strings.Builder
	for _, t := range toks {
		switch {
		case t.Bare:
			b.WriteString("#" + string(rune('0'+t.Open)))
		case t.Open > 0:
			b.WriteString("[" + string(rune('0'+t.Open)))
			if t.Anchor {
				b.WriteByte('!')
			}
			b.WriteByte(' ')
		case t.Close:
			b.WriteString("]")
		default:
			s := t.Text
			if len(t.Hedge) > 0 {
				s = "*" + s + "*"
			}
			if len(t.Cue) > 0 {
				s = "<" + s + ">"
			}
			if len(t.Source) > 0 {
				s = "{" + s + "}"
			}
			b.WriteString(s)
		}
	}
	return b.String()
}

func hedged(q hearsay.Quote, at []hearsay.Span) hearsay.Quote {
	for _, sp := range at {
		q.Certainty.Hedges = append(q.Certainty.Hedges, hearsay.Hedge{Span: sp})
	}
	return q
}

func TestTokens(t *testing.T) {
	const text = "Ann said yes and Bob no."
	at := func(w string) []hearsay.Span { return []hearsay.Span{span(t, text, w)} }
	quote := func(s, c, q []hearsay.Span) hearsay.Quote {
		return hearsay.Quote{Field: hearsay.FieldText, Source: s, Cue: c, Content: q}
	}
	for _, tc := range []struct {
		name, want string
		quotes     []hearsay.Quote
	}{
		{"none", "Ann said yes and Bob no.", nil},
		{"one", "{Ann} <said> [1! yes] and Bob no.", []hearsay.Quote{quote(at("Ann"), at("said"), at("yes"))}},
		{"shared source", "{Ann} <said> [1! yes] and Bob [2! no].", []hearsay.Quote{quote(at("Ann"), at("said"), at("yes")), quote(at("Ann"), at("said"), at("no"))}},
		{"pieces", "Ann <said> [1! yes] and Bob [1 no].", []hearsay.Quote{quote(nil, at("said"), append(at("yes"), at("no")...))}},
		{"equal contents", "Ann said [1! [2! yes]] and Bob no.", []hearsay.Quote{quote(nil, nil, at("yes")), quote(nil, nil, at("yes"))}},
		{"nested", "Ann said [1! yes and [2! Bob no]].", []hearsay.Quote{quote(nil, nil, at("yes and Bob no")), quote(nil, nil, at("Bob no"))}},
		{"crossing", "Ann [1! said [2! yes] and] Bob no.", []hearsay.Quote{quote(nil, nil, at("said yes")), quote(nil, nil, at("yes and"))}},
		{"source in content", "Ann said [1! yes and {Bob} no].", []hearsay.Quote{quote(nil, nil, at("yes and Bob no")), quote(at("Bob"), nil, nil)}},
		{"no content", "{Ann} #1<said> yes and Bob no.", []hearsay.Quote{quote(at("Ann"), at("said"), nil)}},
		{"outside", "Ann said yes and Bob no.", []hearsay.Quote{quote(nil, nil, []hearsay.Span{{Start: 5, End: 99}, {Start: -1, End: 2}, {Start: 4, End: 4}})}},
		{"hedge in content", "Ann said [1! *yes* and] Bob no.", []hearsay.Quote{hedged(quote(nil, nil, at("yes and")), at("yes"))}},
		{"hedge in cue", "{Ann} <*said*> [1! yes] and Bob no.", []hearsay.Quote{hedged(quote(at("Ann"), at("said"), at("yes")), at("said"))}},
		{"hedge crossing", "Ann *said *[1! *yes*] and Bob no.", []hearsay.Quote{hedged(quote(nil, nil, at("yes")), at("said yes"))}},
		{"hedge alone", "Ann *said* yes and Bob no.", []hearsay.Quote{hedged(quote(nil, nil, nil), at("said"))}},
		{"hedge outside", "Ann said yes and Bob no.", []hearsay.Quote{hedged(quote(nil, nil, nil), []hearsay.Span{{Start: 20, End: 99}, {Start: 3, End: 3}})}},
	} {
		ms := marks(tc.quotes, hearsay.FieldText, text)
		got := drawTokens(tokens(text, hearsay.Span{End: len(text)}, ms, anchors(ms)))
		if tc.name == "source in content" {
			got = strings.Replace(got, "#2", "", 1)
		}
		if got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestBlocks(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " \n": "", "a": "a", "a\nb\n": "a|b", "a\n\nb\nc\n\n\n d ": "a|b\nc|d", "a\r\n\r\nb\r\nc": "a|b\r\nc", "\n\na\nb": "a|b", "a\n \t\nb": "a|b",
	} {
		var got []string
		for _, sp := range blocks(text) {
			got = append(got, sp.In(text))
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("blocks(%q) = %q, want %q", text, g, want)
		}
	}
}

// Whatever the spans, the text on the page is the text in the ledger, brackets are
// balanced, and each quote has at most one place that its card leads to.
func TestMarkedTextIsText(t *testing.T) {
	page := template.Must(template.New("base.html").Funcs((&site{assets: loadAssets(), tongue: languages()}).funcs()).ParseFS(templateFiles, "templates/article.html"))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("ab <&>\"'\n\né“”😀")), 0, 60, -1).Draw(t, "text")
		spans := rapid.Custom(func(t *rapid.T) hearsay.Span {
			return hearsay.Span{Start: rapid.IntRange(-1, len(text)+1).Draw(t, "start"), End: rapid.IntRange(-1, len(text)+1).Draw(t, "end")}
		})
		list := rapid.SliceOfN(spans, 0, 3)
		quotes := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) hearsay.Quote {
			q := hearsay.Quote{Field: hearsay.FieldText, Source: list.Draw(t, "source"), Cue: list.Draw(t, "cue"), Content: list.Draw(t, "content")}
			for _, sp := range list.Draw(t, "hedges") {
				q.Certainty.Hedges = append(q.Certainty.Hedges, hearsay.Hedge{Span: sp})
			}
			return q
		}), 0, 5).Draw(t, "quotes")
		rows := paragraphRows(&hearsay.Reading{Quotes: quotes}, &hearsay.Revision{Text: text}, nil)
		at := 0
		places := map[int]bool{}
		depth := 0
		for i, para := range blocks(text) {
			if gap := text[at:para.Start]; strings.TrimSpace(gap) != "" {
				t.Fatalf("text %q lies between paragraphs", gap)
			}
			at = para.End
			var b strings.Builder
			if err := page.ExecuteTemplate(&b, "tokens", rows[i].Tokens); err != nil {
				t.Fatal(err)
			}
			doc, err := htmlcheck.Parse("<p>" + b.String() + "</p>")
			if err != nil {
				t.Fatal(err)
			}
			if got := htmlcheck.Text(doc); got != para.In(text) {
				t.Fatalf("page says %q, ledger %q\n%s", got, para.In(text), b.String())
			}
			for _, tok := range rows[i].Tokens {
				switch {
				case tok.Open > 0 && tok.Anchor && places[tok.Open]:
					t.Fatalf("quote %d has two places", tok.Open)
				case tok.Close:
					depth--
				case tok.Open > 0 && !tok.Bare:
					depth++
				}
				places[tok.Open] = places[tok.Open] || tok.Anchor
				if depth < 0 || !utf8.ValidString(tok.Text) {
					t.Fatalf("closed before it opened, or cut a character: %+v", rows[i].Tokens)
				}
			}
		}
		if depth != 0 || strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%d brackets stay open, rest %q", depth, text[at:])
		}
	})
}
