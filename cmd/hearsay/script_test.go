package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"hearsay/sample/site"
)

// TestMain lets the test binary be the program: scripts and the crash test run main itself.
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	testscript.Main(m, map[string]func(){"hearsay": main})
}

// asProgram is set in the environment of children that are to be the program.
const asProgram = "HEARSAY_TEST_AS_PROGRAM"

// TestScripts runs testdata/script/*.txtar, one behaviour each.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exitcode": exitCode, "site": startSite},
		Setup: func(e *testscript.Env) error {
			e.Setenv("HEARSAY_DB", e.WorkDir+"/ledger/hearsay.db")
			return nil
		},
	})
}

// exitCode runs a command and requires its exit code: exitcode N program [args...].
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode N program [args...]")
	}
	got := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		got = "1"
		if e, ok := err.(interface{ ExitCode() int }); ok {
			got = string(rune('0' + e.ExitCode()))
		}
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// startSite serves invented outlets until the script ends: site N [fault]. Their hosts come
// as $SITE1, $SITE2, …, each with a feed of another kind (RSS, Atom, JSON, sitemap, front
// page), their articles an hour old.
func startSite(ts *testscript.TestScript, neg bool, args []string) {
	n := 0
	if len(args) > 0 {
		n, _ = strconv.Atoi(args[0])
	}
	if neg || n < 1 {
		ts.Fatalf("usage: site N [fault]")
	}
	var listeners []net.Listener
	var hosts []string
	for range n {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		ts.Check(err)
		listeners, hosts = append(listeners, ln), append(hosts, ln.Addr().String())
	}
	now := time.Now()
	sites := site.Synthetic(hosts, now.Add(-2*time.Hour), now.Add(-time.Hour), 20*time.Minute, 365*24*time.Hour)
	srv := &http.Server{Handler: site.New(time.Now, sites...), ReadHeaderTimeout: 5 * time.Second}
	for i, ln := range listeners {
		sites[i].Robots = "User-agent: *\nDisallow: /private/\n"
		if len(args) > 1 {
			sites[i].Set(site.Fault(args[1]))
		}
		ts.Setenv(fmt.Sprint("SITE", i+1), hosts[i])
		go srv.Serve(ln)
	}
	ts.Defer(func() { srv.Close() })
}
