package quote

import (
	"testing"

	"hearsay/internal/text"
)

func TestFooted(t *testing.T) {
	for _, c := range []struct{ found, want string }{
		{"The bridge is shut. [S1 The post Osk] [C1 says] [Q1 the bridge is shut appeared first on Velm Daily].", ""},
		{"The bridge is shut. [Q1 The post Bridge is shut] [C1 appeared first on] [S1 Velm Daily].", ""},
		{"[S1 Osk] [C1 said] [Q1 the bridge of Velm is shut and … The post Osk shuts the bridge appeared first on Velm Daily].", "[S1 Osk] [C1 said] [Q1 the bridge of Velm is shut and] … The post Osk shuts the bridge appeared first on Velm Daily."},
		{"[S1 Osk] [C1 said] [Q1 the bridge is shut]. The post Bridge is shut appeared first on Velm Daily.", "[S1 Osk] [C1 said] [Q1 the bridge is shut]. The post Bridge is shut appeared first on Velm Daily."},
		{"[S1 The post Osk] [C1 says] [Q1 the bridge is shut appeared com]. [S2 Osk] [C2 said] [Q2 it was wet].", "The post Osk says the bridge is shut appeared com. [S2 Osk] [C2 said] [Q2 it was wet]."},
		{"[S1 Osk] [C1 said] [Q1 it was wet. The post Bridge is shut appeared first].", "[S1 Osk] [C1 said] [Q1 it was wet]. The post Bridge is shut appeared first."},
		{"[S1 The post Osk] [C1 says] [Q1 the bridge is shut appeared on VelmDaily].", ""},
		{"[S1 The post office] [C1 said] [Q1 its vans appeared on Monday].", "[S1 The post office] [C1 said] [Q1 its vans appeared on Monday]."},
		{"[S1 Osk] [C1 said] [Q1 the tale appeared first on Monday].", "[S1 Osk] [C1 said] [Q1 the tale appeared first on Monday]."},
	} {
		src, found := gold(t, c.found)
		wanted, want := gold(t, c.want)
		var d text.Doc
		d.Parse(src)
		if got := Footed(found, 0, &d); draw(src, got) != draw(wanted, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(wanted, want))
		}
	}
}
