package evidence_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/evidence"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// quote parses "{source} <cue> [content]" marks.
func quote(s string) (hearsay.Quote, *text.Doc) {
	var q hearsay.Quote
	var b strings.Builder
	start := 0
	for _, r := range s {
		sp := hearsay.Span{Start: start, End: b.Len()}
		switch r {
		case '{', '<', '[':
			start = b.Len()
		case '}':
			q.Source = append(q.Source, sp)
		case '>':
			q.Cue = append(q.Cue, sp)
		case ']':
			q.Content = append(q.Content, sp)
		default:
			b.WriteRune(r)
		}
	}
	d := &text.Doc{}
	d.Parse(b.String())
	q.Act = hearsay.Assert
	return q, d
}

func TestEvidence(t *testing.T) {
	official := evidence.Input{Official: true}
	for _, c := range []struct {
		s     string
		in    evidence.Input
		want  []hearsay.Evidence
		shown hearsay.Showing
	}{
		{"{Ola Brandt} <said> [the bridge was open].", evidence.Input{}, []hearsay.Evidence{hearsay.NoneGiven}, ""},
		{"{The ministry} <said> [the bridge was open].", official, []hearsay.Evidence{hearsay.OfficialStatement}, ""},
		{"{The ministry} <said> [satellite images showed the boats].", official, []hearsay.Evidence{hearsay.Imagery}, hearsay.Cited},
		{"{The ministry} <published> [satellite images of the boats].", official, []hearsay.Evidence{hearsay.Imagery}, hearsay.Cited},
		{"{The ministry} <said> [it had released satellite images].", official, []hearsay.Evidence{hearsay.Imagery}, hearsay.Shown},
		{"{A source close to the inquiry} <said> [the lamp fell].", evidence.Input{}, []hearsay.Evidence{hearsay.AnonymousSource}, ""},
		{"{The paper} <said> [the lamp fell], citing court papers.", evidence.Input{}, []hearsay.Evidence{hearsay.CourtOrIndictment}, hearsay.Cited},
		{"{The office} <said> [network logs showed the same tools].", evidence.Input{}, []hearsay.Evidence{hearsay.TechnicalForensic}, hearsay.Cited},
		{"{The mayor} <said> [we have evidence that they did it].", evidence.Input{}, []hearsay.Evidence{hearsay.NoneGiven}, hearsay.Asserted},
		{"{A baker} <said> [she saw two people run].", evidence.Input{}, []hearsay.Evidence{hearsay.Witness}, ""},
		{"{The office} <said> [the raid bears the hallmarks of the group].", evidence.Input{}, []hearsay.Evidence{hearsay.PatternOrMotive}, ""},
		{"{The group} <claimed responsibility> for [the raid].", evidence.Input{}, []hearsay.Evidence{hearsay.ClaimedResponsibility}, ""},
		{"{The mayor} <said> [there were no witnesses].", evidence.Input{}, []hearsay.Evidence{hearsay.NoneGiven}, ""},
		{"{Ola Brandt} <admitted> [taking photographs of the port].", evidence.Input{}, []hearsay.Evidence{hearsay.NoneGiven}, ""},
		{"{The ministry} <said> [the two stole classified documents].", official, []hearsay.Evidence{hearsay.OfficialStatement}, ""},
		{"{The ministry} <said> [photographs taken at the port showed them].", official, []hearsay.Evidence{hearsay.Imagery}, hearsay.Cited},
		{"{The mayor} <said> [see https://harbour.example/log for the list].", evidence.Input{}, []hearsay.Evidence{hearsay.NoneGiven}, hearsay.Shown},
	} {
		q, d := quote(c.s)
		evidence.Quote(&q, d, c.in)
		if fmt.Sprint(q.Evidence) != fmt.Sprint(c.want) || q.EvidenceShown != c.shown {
			t.Errorf("%s: %v %q, want %v %q", c.s, q.Evidence, q.EvidenceShown, c.want, c.shown)
		}
		if len(q.Reasons) < len(q.Evidence) {
			t.Errorf("%s: %d reasons", c.s, len(q.Reasons))
		}
	}
}

// TestWho: what the speaker is gives the basis where the words tell none, by source, role or
// name; "former" takes an office back, and what claims nothing rests on nothing.
func TestWho(t *testing.T) {
	for _, c := range []struct {
		s, name, role string
		act           hearsay.Act
		want          hearsay.Evidence
	}{
		{"{The Velm transport ministry} <said> [the bridge was open].", "", "", hearsay.Assert, hearsay.OfficialStatement},
		{"{She} <said> [the bridge was open].", "Ada Weir", "harbour minister", hearsay.Assert, hearsay.OfficialStatement},
		{"{It} <said> [the bridge was open].", "Embassy of Velm", "", hearsay.Assert, hearsay.OfficialStatement},
		{"{A former minister, Hob Lund,} <said> [the bridge was open].", "Hob Lund", "", hearsay.Assert, hearsay.NoneGiven},
		{"{The opposition lawmaker} <said> [the bridge was open].", "", "", hearsay.Assert, hearsay.NoneGiven},
		{"{The prosecutor} <said> [the bridge was open].", "", "", hearsay.Assert, hearsay.CourtOrIndictment},
		{"{Ada Weir, head of research at Reed,} <said> [the bridge was open].", "Ada Weir", "", hearsay.Assert, hearsay.ThirdParty},
		{"{The ministry} <demanded> [that the satellite images be shown].", "", "", hearsay.Demand, hearsay.NoneGiven},
		{"{The ministry} <hopes> [that the bridge is open].", "", "", hearsay.Believe, hearsay.NoneGiven},
		{"{The ministry} <believes> [that the bridge is open].", "", "", hearsay.Believe, hearsay.OfficialStatement},
		{"{The ministry} <believes> [that the bridge must open].", "", "", hearsay.Believe, hearsay.NoneGiven},
		{"{The ministry} <declined> [to comment].", "", "", hearsay.NoComment, hearsay.NoneGiven},
		{"{A pal of the mayor} <said> [the bridge was open].", "", "", hearsay.Assert, hearsay.NoneGiven},
		{"{The harbour minister's wife} <said> [the bridge was open].", "", "", hearsay.Assert, hearsay.NoneGiven},
		{"{A neighbour of the prosecutor} <said> [the bridge was open].", "", "", hearsay.Assert, hearsay.NoneGiven},
		{"{The mayor, a friend of the minister,} <said> [the bridge was open].", "", "", hearsay.Assert, hearsay.OfficialStatement},
		{"{The family ministry} <said> [the bridge was open].", "", "", hearsay.Assert, hearsay.OfficialStatement},
	} {
		q, d := quote(c.s)
		q.Act = c.act
		q.Speaker.Actor = c.name
		evidence.Quote(&q, d, evidence.Input{Who: evidence.Who(&q, d, c.name, c.role)})
		if len(q.Evidence) != 1 || q.Evidence[0] != c.want {
			t.Errorf("%s (%s, %s): %v, want %s", c.s, c.name, c.role, q.Evidence, c.want)
		}
	}
}

// TestUnnamed: who has no name is an anonymous source only where the words describe one.
func TestUnnamed(t *testing.T) {
	anonymous, other := []hearsay.Evidence{hearsay.AnonymousSource}, []hearsay.Evidence{hearsay.NoneGiven}
	for _, c := range []struct {
		s     string
		actor string
		want  []hearsay.Evidence
	}{
		{"{A Harbour Department official} <said> [the bridge was open].", "", anonymous},
		{"{Another source} <said> [the bridge was open].", "", anonymous},
		{"{One of the sources} <said> [the bridge was open].", "", anonymous},
		{"{Two people familiar with the matter} <said> [the bridge was open].", "", anonymous},
		{"{Mara Pell, a senior official of the harbour,} <said> [the bridge was open].", "a1", other},
		{"{Statement}<:> [the bridge was open].", "", other},
		{"{The statement} <said> [the bridge was open].", "", other},
		{"{Critics} <say> [the bridge was open].", "", other},
		{"{The campaign} <says> [the bridge was open].", "", other},
		{"{Nearly eight of ten voters} <say> [the bridge was open].", "", other},
		{"{The harbour master} <said> [the bridge was open].", "", other},
		{"{Experts} <say> [the bridge was open].", "", []hearsay.Evidence{hearsay.ThirdParty}},
		{"{Researchers at Velm} <say> [the bridge was open].", "", []hearsay.Evidence{hearsay.ThirdParty}},
	} {
		q, d := quote(c.s)
		q.Speaker.Actor = c.actor
		if c.actor == "" { // as package chain leaves it
			q.Chain = []hearsay.Link{{Name: q.Source[0].In(d.Src), Source: q.Source, Cue: q.Cue}}
		}
		evidence.Quote(&q, d, evidence.Input{})
		if fmt.Sprint(q.Evidence) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, want %v", c.s, q.Evidence, c.want)
		}
	}
}

func TestTable(t *testing.T) {
	b, err := en.Bases()
	if err != nil {
		t.Fatal(err)
	}
	known := " none_given technical_forensic intelligence_assessment witness document imagery court_or_indictment arrest_or_confession claim_of_responsibility pattern_or_motive media_report anonymous_source third_party official_statement shown cited asserted "
	for _, r := range b.Rows {
		if !strings.Contains(known, " "+r.Basis+" ") {
			t.Errorf("unknown basis %q", r.Basis)
		}
	}
}
