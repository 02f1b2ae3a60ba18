package origin

import (
	"strings"
	"unicode"
)

// Classes of unnamed sources. Two descriptions of one class may be the same person.
const (
	ClassOfficial = "official"
	ClassService  = "security official"
	ClassDiplomat = "diplomat"
	ClassMilitary = "soldier"
	ClassPolice   = "investigator"
	ClassWitness  = "witness"
	ClassExpert   = "expert"
	ClassStaff    = "employee"
	ClassPress    = "press"
	ClassDocument = "document"
	ClassPrivate  = "private person"
	ClassAny      = "source" // says nothing of who it is
)

// nouns give the class of a description by its first word found here: "a source in the
// security services" is of the services, "an official with knowledge of the inquiry" an
// official.
var nouns = map[string]string{
	"official": ClassOfficial, "authority": ClassOfficial, "authorities": ClassOfficial, "government": ClassOfficial, "minister": ClassOfficial, "ministry": ClassOfficial,
	"aide": ClassOfficial, "adviser": ClassOfficial, "advisor": ClassOfficial, "spokesman": ClassOfficial, "spokeswoman": ClassOfficial, "spokesperson": ClassOfficial, "lawmaker": ClassOfficial, "delegate": ClassOfficial, "delegation": ClassOfficial, "administration": ClassOfficial, "cabinet": ClassOfficial,
	"intelligence": ClassService, "security": ClassService, "service": ClassService, "agent": ClassService, "spy": ClassService, "directorate": ClassService, "bureau": ClassService,
	"diplomat": ClassDiplomat, "embassy": ClassDiplomat, "ambassador": ClassDiplomat,
	"military": ClassMilitary, "army": ClassMilitary, "soldier": ClassMilitary, "commander": ClassMilitary, "navy": ClassMilitary, "defence": ClassMilitary, "defense": ClassMilitary,
	"police": ClassPolice, "investigator": ClassPolice, "investigation": ClassPolice, "detective": ClassPolice, "prosecutor": ClassPolice, "policeman": ClassPolice, "policemen": ClassPolice, "inquiry": ClassPolice, "court": ClassPolice,
	"witness": ClassWitness, "eyewitness": ClassWitness, "resident": ClassWitness, "neighbour": ClassWitness, "neighbor": ClassWitness, "passenger": ClassWitness, "bystander": ClassWitness, "local": ClassWitness,
	"expert": ClassExpert, "analyst": ClassExpert, "researcher": ClassExpert, "economist": ClassExpert, "scientist": ClassExpert, "observer": ClassExpert,
	"employee": ClassStaff, "worker": ClassStaff, "engineer": ClassStaff, "staff": ClassStaff, "insider": ClassStaff, "executive": ClassStaff,
	"press": ClassPress, "medium": ClassPress, "media": ClassPress, "newspaper": ClassPress, "news": ClassPress, "report": ClassPress, "channel": ClassPress, "paper": ClassPress, "outlet": ClassPress, "agency": ClassPress, "agencies": ClassPress, "journalist": ClassPress, "broadcaster": ClassPress, "website": ClassPress, "commentator": ClassPress,
	"document": ClassDocument, "figure": ClassDocument, "letter": ClassDocument, "statement": ClassDocument, "indictment": ClassDocument, "memo": ClassDocument, "data": ClassDocument, "study": ClassDocument, "assessment": ClassDocument, "survey": ClassDocument, "file": ClassDocument,
}

// Classify names the class of a description such as "two officials with knowledge of the
// inquiry". What it does not know is ClassAny. Only English words are known.
func Classify(description string) string {
	low := strings.ToLower(description)
	if strings.Contains(low, "(named in the source)") {
		return ClassPrivate
	}
	officer := false
	for w := range strings.FieldsFuncSeq(low, func(r rune) bool { return !unicode.IsLetter(r) }) {
		c := nouns[w]
		if c == "" {
			c = nouns[strings.TrimSuffix(w, "s")]
		}
		if c == "" && strings.HasSuffix(w, "es") {
			c = nouns[strings.TrimSuffix(w, "es")]
		}
		if c != "" {
			return c
		}
		officer = officer || strings.HasPrefix(w, "officer")
	}
	if officer {
		return ClassMilitary
	}
	return ClassAny
}

// official reports whether people of class c speak for a state's offices.
func official(c string) bool {
	switch c {
	case ClassOfficial, ClassService, ClassDiplomat, ClassMilitary, ClassPolice:
		return true
	}
	return false
}
