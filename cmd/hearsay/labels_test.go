package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/store"
)

func TestReadLabels(t *testing.T) {
	for _, tt := range []struct {
		name, in, outlet string
		columns          []string
		want             []store.Label
		without          int
		err              string
	}{
		{"long", "outlet,key,value\nThe Post,a,1\nwww.Post.example,b, 2  3 \n", "outlet", nil,
			[]store.Label{{Outlet: "the post", Key: "a", Value: "1"}, {Outlet: "post.example", Key: "b", Value: "2 3"}}, 0, ""},
		{"wide", "Name,URL,Kind,Tone\nP,https://www.post.example:443/en/?x=1,state,\nQ,,state,loud\nR,r.example,,\nS,s.example,x,y", "url", []string{"Kind", "Tone"},
			[]store.Label{{Outlet: "post.example", Key: "Kind", Value: "state"}, {Outlet: "s.example", Key: "Kind", Value: "x"}, {Outlet: "s.example", Key: "Tone", Value: "y"}}, 2, ""},
		{"byte order mark, short and long rows", "\ufeffoutlet,key,value\na\nb,k,v,more\n", "outlet", nil, []store.Label{{Outlet: "b", Key: "k", Value: "v"}}, 1, ""},
		{"no heading", "", "outlet", nil, nil, 0, "no heading line"},
		{"no such column", "a,b\n1,2\n", "outlet", nil, nil, 0, `no column "outlet"; there are a, b`},
		{"no such label", "outlet,b\n1,2\n", "outlet", []string{"c"}, nil, 0, `no column "c"`},
	} {
		got, without, err := readLabels(strings.NewReader(tt.in), tt.outlet, tt.columns)
		if d := cmp.Diff(tt.want, got); d != "" || without != tt.without || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%s: %v, %d without, %v\n%s", tt.name, got, without, err, d)
		}
	}
}

// Whatever the file holds: no panic, and no label that names nobody or says nothing.
func FuzzReadLabels(f *testing.F) {
	f.Add("outlet,key,value\nThe Post,a,1\n", false)
	f.Add("outlet,key\nhttps://www.post.example/x,\"y\n\"", true)
	f.Fuzz(func(t *testing.T, in string, wide bool) {
		var columns []string
		if wide {
			columns = []string{"key"}
		}
		got, _, err := readLabels(strings.NewReader(in), "outlet", columns)
		if err != nil && got != nil {
			t.Errorf("labels beside the error %v", err)
		}
		for _, x := range got {
			if x.Outlet == "" || x.Key == "" || x.Value == "" || x.Outlet != strings.ToLower(x.Outlet) {
				t.Errorf("label %+v", x)
			}
		}
	})
}
