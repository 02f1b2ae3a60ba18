package act_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/act"
)

// TestRead holds what reading by eye showed to be wrong (doc/reading-errors.md), told anew
// with invented names. Before "|" stands the source, which the marks of [marked] leave out.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		s        string
		in       act.Input
		act      hearsay.Act
		polarity hearsay.Polarity
	}{
		// whose deed it is
		{`Mara Pell| <said>: ["Tembrough told the world it was us"].`, act.Input{}, hearsay.Assert, "+"},
		{`The group| <said>: ["They claim we did it"].`, act.Input{Armed: true}, hearsay.Assert, "+"},
		{`The group| <said>: ["If it was us, you would know"].`, act.Input{Armed: true}, hearsay.Assert, "+"},
		{`The group| <said>: ["It was us"].`, act.Input{Armed: true}, hearsay.ClaimResponsibility, "+"},
		{`The group| <said>: ["I can tell you that it was us"].`, act.Input{Armed: true}, hearsay.ClaimResponsibility, "+"},
		{`Harrow Front| <claims> [the bombing of the rail bridge].`, act.Input{Armed: true}, hearsay.ClaimResponsibility, "+"},
		{`Harrow Front| <claims> [rail bombing].`, act.Input{Armed: true}, hearsay.ClaimResponsibility, "+"},
		{`Harrow Front| <claims> [the attack was staged].`, act.Input{Armed: true}, hearsay.Assert, "+"},
		{`Mara Pell| <claims> [the raid].`, act.Input{}, hearsay.Assert, "+"},
		// who is told to do something is bidden
		{`The firm| <told> [customers to change their passwords].`, act.Input{}, hearsay.Demand, "+"},
		{`The office| <advised> [the crews not to sail].`, act.Input{}, hearsay.Demand, "+"},
		{`Mara Pell| <told> [the house plans to close the pier were wrong].`, act.Input{}, hearsay.Assert, "+"},
		{`Mara Pell| <told> [the house that ships used to sail].`, act.Input{}, hearsay.Assert, "+"},
		// not knowing what is something told
		{`Mara Pell| <said>: ["We do not know who stopped the trains"].`, act.Input{}, hearsay.Assert, "-"},
		{`Mara Pell| <said>: ["We do not know"].`, act.Input{}, hearsay.NoComment, "-"},
		// the first person's wish to say something says it
		{`I| <would like to stress> [that the pier is open].`, act.Input{}, hearsay.Assert, "+"},
		{`We| <want> [to thank the crews].`, act.Input{}, hearsay.Praise, "+"},
		{`I| <would like> [to live in Velm].`, act.Input{}, hearsay.Believe, "+"},
		{`Mara Pell| <wants> [to discuss the pier].`, act.Input{}, hearsay.Intend, "+"},
		// what is called untrue, in words of the outlet's or quoted ones
		{`The ministry| <said> [the allegations were baseless].`, act.Input{}, hearsay.Deny, "+"},
		{`The ministry| <said> [the accusation was pure fabrication].`, act.Input{}, hearsay.Deny, "+"},
		{`The ministry| <said> [those allegations were lies from beginning to end].`, act.Input{}, hearsay.Deny, "+"},
		{`The ministry| <said> [the claim was "absurd"].`, act.Input{}, hearsay.Deny, "+"},
		{`The ministry| <said> [the allegations were serious].`, act.Input{}, hearsay.Assert, "+"},
		{`The group| <said>: ["Not us"].`, act.Input{}, hearsay.Deny, "+"},
		{`The group| <said>: ["Not us alone, but everybody in the town, should pay"].`, act.Input{}, hearsay.Assert, "+"},
		{`The sailor| <said> [he was innocent].`, act.Input{}, hearsay.Deny, "+"},
		{`The president| <said> [he would "move quickly" to send boats].`, act.Input{Official: true}, hearsay.Announce, "+"},
		// what the speaker will do, and what only looks like it
		{`We| <would like> [to ask you what the pier costs].`, act.Input{}, hearsay.Ask, "+"},
		{`We| <want> [the pier to stay open].`, act.Input{}, hearsay.Believe, "+"},
		{`The dockers| <want> [the pier to stay open].`, act.Input{}, hearsay.Demand, "+"},
		{`The mayor| <added> [that it would take two hours].`, act.Input{Official: true}, hearsay.Assert, "+"},
		{`The mayor| <said>: ["You would be shooting yourself in the foot"].`, act.Input{Official: true}, hearsay.Assert, "+"},
		{`The mayor| <said> [it happened about 8:30 p.m.].`, act.Input{Official: true}, hearsay.Assert, "+"},
		{`Mara Pell| <said>: ["I would bet on the blue boat"].`, act.Input{}, hearsay.Assert, "+"},
		{`The mayor| <accepted> [the invitation to Velm].`, act.Input{Official: true}, hearsay.Promise, "+"},
		{`The mayor| <accepted> [that the pier was unsafe].`, act.Input{Official: true}, hearsay.Admit, "+"},
		{`The mayor| <assured> [that the pier was safe].`, act.Input{Official: true}, hearsay.Assert, "+"},
		{`The mayor| <assured> [that the pier would be repaired].`, act.Input{Official: true}, hearsay.Promise, "+"},
		// cues
		{`Mara Pell| <questioned> [the count of the ballots].`, act.Input{}, hearsay.Believe, "+"},
		{`Mara Pell| <questioned> [whether the ballots were counted].`, act.Input{}, hearsay.Ask, "+"},
		{`Mara Pell| <offered no proof> [that the boats were there].`, act.Input{}, hearsay.Assert, "+"},
		{`Mara Pell| <never tires of saying> [that the pier is old].`, act.Input{}, hearsay.Assert, "+"},
		{`Mara Pell| <avoided condemning> [the raid].`, act.Input{}, hearsay.Assert, "+"},
		{`Neither Mara Pell| <has confirmed> [the raid].`, act.Input{}, hearsay.NoComment, "+"},
		{`The council| <recognised> [the raid as a crime].`, act.Input{}, hearsay.Assert, "+"},
		{`Mara Pell| <recognised> [that the raid was a mistake].`, act.Input{}, hearsay.Admit, "+"},
	} {
		source, _, _ := strings.Cut(c.s, "|")
		q, d, pos := marked(strings.Replace(c.s, "|", "", 1))
		q.Source = []hearsay.Span{{Start: 0, End: len(source)}}
		act.Quote(&q, d, pos, tagger, c.in)
		if q.Act != c.act || q.Polarity != c.polarity {
			t.Errorf("%s\ngot  %s %s\nwant %s %s: %v", c.s, q.Act, q.Polarity, c.act, c.polarity, q.Reasons)
		}
	}
}

// TestOwnVoice: an article claims no deed; in its own words it accuses, or tells.
func TestOwnVoice(t *testing.T) {
	q, d, pos := marked("[Our fighters of the Harrow Front burned the pier].")
	q.Accused = []hearsay.Accused{{Name: "Harrow Front", Score: .4}}
	act.Quote(&q, d, pos, tagger, act.Input{})
	if q.Act != hearsay.Accuse {
		t.Errorf("with an accused: %s", q.Act)
	}
	q, d, pos = marked("[Our fighters burned the pier].")
	act.Quote(&q, d, pos, tagger, act.Input{})
	if q.Act == hearsay.ClaimResponsibility {
		t.Error("the article claims the deed")
	}
}

// TestHeadlineClaim: in a headline "X claims" a deed is a claim of it, for all but officials.
func TestHeadlineClaim(t *testing.T) {
	for official, want := range map[bool]hearsay.Act{false: hearsay.ClaimResponsibility, true: hearsay.Assert} {
		q, d, pos := marked("Harrow Front <claims> [attack on rail bridge]")
		q.Field = hearsay.FieldTitle
		act.Quote(&q, d, pos, tagger, act.Input{Official: official})
		if q.Act != want {
			t.Errorf("official %v: %s", official, q.Act)
		}
	}
}
