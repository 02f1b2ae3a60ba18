package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/store/embedded"
)

// killsPerLedger is how often one run is killed before it is let through: later kills meet
// a ledger that was resumed before.
const killsPerLedger = 5

// TestKilled kills the program at random points of an ingest, runs it again to the end, and
// requires the ledger of a run that nobody disturbed. $HEARSAY_SOAK is the number of kills,
// 20 unless given.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	kills := 20
	if s := os.Getenv("HEARSAY_SOAK"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("HEARSAY_SOAK=%q is no number", s)
		}
		kills = n
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in.jsonl")
	writeDisturbingInput(t, in, 2000)

	whole := filepath.Join(dir, "whole.db")
	start := time.Now()
	if code := ingest(t, whole, in, -1); code != 3 { // some lines are broken
		t.Fatalf("undisturbed run: exit code %d", code)
	}
	took := time.Since(start)
	want := dump(t, whole)

	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	hit := 0
	for round := 0; round*killsPerLedger < kills; round++ {
		db := filepath.Join(dir, fmt.Sprintf("%d.db", round))
		var delays []time.Duration
		for range min(killsPerLedger, kills-round*killsPerLedger) {
			// Each run goes on where the last one was killed, so that together they take as
			// long as one.
			d := time.Duration(rng.Int64N(int64(took) * 2 / killsPerLedger))
			delays = append(delays, d)
			if ingest(t, db, in, d) < 0 {
				hit++
			}
			if l, err := embedded.OpenReader(context.Background(), db, embedded.Options{}); err == nil { // else killed before there was one
				if c, err := l.Check(context.Background()); err != nil || len(c.Problems) > 0 {
					t.Errorf("after kills %v: %v %q", delays, err, c.Problems)
				}
				l.Close()
			}
		}
		if code := ingest(t, db, in, -1); code != 3 {
			t.Fatalf("after kills %v: exit code %d", delays, code)
		}
		if d := cmp.Diff(want, dump(t, db)); d != "" {
			t.Fatalf("after kills %v the ledger differs:\n%.2000s", delays, d)
		}
		for _, f := range []string{"", "-wal", "-shm", "-lock"} {
			os.Remove(db + f)
		}
	}
	t.Logf("%d of %d kills met a running program (a run takes %v)", hit, kills, took)
	if hit == 0 {
		t.Error("no kill met a running program")
	}
}

// ingest runs the program and returns its exit code, -1 if it was killed after the delay.
func ingest(t *testing.T, db, in string, delay time.Duration) int {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "ingest", "--db", db, in)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if delay >= 0 {
		time.Sleep(delay)
		cmd.Process.Kill() // SIGKILL
	}
	cmd.Wait()
	code := cmd.ProcessState.ExitCode()
	if code >= 0 && code != 3 {
		t.Logf("exit code %d: %s", code, said.String())
	}
	return code
}

// writeDisturbingInput writes n lines: mostly articles, but also versions A, B, A of one
// item, copies, ids that belong to another item, and lines that are refused.
func writeDisturbingInput(t *testing.T, path string, n int) {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for i := range n {
		if i%40 == 39 {
			b.WriteString("{broken\n")
			continue
		}
		k := i
		if i%10 == 0 {
			k = i % 200 // one of twenty addresses, again and again
		}
		a := map[string]any{"id": fmt.Sprint("r", k), "outlet": []string{"The Kestrel Post", "Meridian Radio"}[k%2], "lang": "en", "url": fmt.Sprintf("https://x.example/%d", k),
			"published": time.Date(2026, 3, 1, 0, rng.IntN(20000), 0, 0, time.UTC).Format(time.RFC3339), "title": fmt.Sprint("Title ", k),
			"text": fmt.Sprintf("Version %d of it. Minister Ana Aro said the harbour was closed to %d ships. \"We regret it,\" she said.\n\nThe ministry denied that %d men were hurt.", i/200%2, k, k%7)}
		if i%33 == 0 {
			a["id"] = "r1"
		}
		j, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(j, '\n'))
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// dump writes what a ledger says, without the numbers that only mean something inside it.
func dump(t *testing.T, db string) string {
	t.Helper()
	l, err := embedded.OpenReader(context.Background(), db, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := l.Check(context.Background())
	l.Close()
	if err != nil || len(c.Problems) > 0 {
		t.Fatalf("%s: %v %q", db, err, c.Problems)
	}
	raw, err := sql.Open("sqlite", "file:"+db+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	var b strings.Builder
	for _, q := range []string{
		`SELECT 'item', i.aid, i.ref, i.outlet, i.country, i.url, i.lang, i.status, r.rid, i.ord >> 29, i.revisions FROM items i JOIN revisions r ON r.id = i.current ORDER BY 2`,
		`SELECT 'ref', f.ref, i.aid FROM refs f JOIN items i ON i.id = f.item ORDER BY 2`,
		`SELECT 'revision', r.rid, i.aid, r.seen, r.byline, r.lang, r.genre, r.status, r.published, r.zone, r.prec, t.title, t.text FROM revisions r JOIN items i ON i.id = r.item JOIN texts t ON t.id = r.id ORDER BY 2`,
		`SELECT 'entry', e.seq, r.rid FROM entries e JOIN revisions r ON r.id = e.revision ORDER BY 2`,
		`SELECT 'sighting', r.rid, o.name, s.pos, s.at FROM sightings s JOIN revisions r ON r.id = s.revision JOIN sources o ON o.id = s.source ORDER BY 2, 3, 4, 5`,
		`SELECT 'refusal', o.name, f.pos, f.at, f.reason, f.detail FROM refusals f JOIN sources o ON o.id = f.source ORDER BY 2, 3, 5`,
		`SELECT 'reading', r.rid, c.stage, g.level, g.lang, g.genre, g.tokens, g.sentences, g.quotes, r.reading = g.id FROM readings g JOIN revisions r ON r.id = g.revision JOIN cursors c ON c.id = g.stage ORDER BY 2, 3`,
		`SELECT 'actor', r.rid, a.n, a.aid, a.name, a.kind, a.public, hex(a.mentions) FROM actors a JOIN readings g ON g.id = a.reading JOIN revisions r ON r.id = g.revision ORDER BY 2, 3`,
		`SELECT 'quote', r.rid, g.top - q.ord, q.title, q.kind, q.score, hex(q.spans), q.actor, q.speaker, q.via, q.who FROM quotes q JOIN readings g ON g.id = q.reading JOIN revisions r ON r.id = g.revision ORDER BY 2, 3`,
		`SELECT 'features', i.aid, r.rid, c.stage, hex(f.body) FROM features f JOIN items i ON i.id = f.item JOIN revisions r ON r.id = f.revision JOIN cursors c ON c.id = f.stage ORDER BY 4, 2`,
		`SELECT 'edge', c.stage, a.aid, b.aid, e.kind, e.resemblance, e.of_a, e.of_b, e.shared, hex(e.passages) FROM edges e JOIN items a ON a.id = e.a JOIN items b ON b.id = e.b JOIN cursors c ON c.id = e.stage ORDER BY 2, 3, 4`,
		`SELECT 'view', id, kind, title, first, last, size, body FROM views ORDER BY 2`,
		`SELECT 'member', m.view, i.aid, m.quote FROM members m JOIN items i ON i.id = m.item ORDER BY 2, 3, 4`,
		`SELECT 'day', outlet, lang, status, day, n FROM daily ORDER BY 2, 3, 4, 5`,
		`SELECT 'counter', name, n FROM counters ORDER BY 2`,
		`SELECT 'cursor', stage, seq FROM cursors ORDER BY 2`,
	} {
		rows, err := raw.Query(q)
		if err != nil {
			t.Fatal(q, err)
		}
		columns, _ := rows.Columns()
		for rows.Next() {
			cells, into := make([]any, len(columns)), make([]any, len(columns))
			for i := range cells {
				into[i] = &cells[i]
			}
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%q\n", cells)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
	return b.String()
}
