//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Whoever may not write beside a ledger can read and examine it, and hears why the rest does not work.
func TestReadOnlyLedger(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{filepath.Dir(dir), dir} {
		if err := os.Chmod(d, 0o755); err != nil { // for another user
			t.Fatal(err)
		}
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	self := filepath.Join(dir, "hearsay")
	if err := os.Link(exe, self); err != nil {
		t.Skip(err)
	}
	in, folder := filepath.Join(dir, "in.txt"), filepath.Join(dir, "kept")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in, []byte("Ada Bell, the foreign minister, said that the ships were near."), 0o644); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(folder, "x.db")
	do := func(uid int, args ...string) (int, string) {
		cmd := exec.Command(self, append(args, "--db", db)...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), asProgram+"=1")
		if os.Getuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(uid)}}
		}
		said, _ := cmd.CombinedOutput()
		return cmd.ProcessState.ExitCode(), string(said)
	}
	if code, said := do(0, "ingest", in); code != 0 {
		t.Fatal(said)
	}
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o755)
	const nobody = 65534
	if code, said := do(nobody, "quotes"); code != 0 || !strings.Contains(said, "Ada Bell") {
		t.Errorf("quotes: %d, %s", code, said)
	}
	if code, said := do(nobody, "doctor"); code != 0 || !strings.Contains(said, "x.db: sound") {
		t.Errorf("doctor: %d, %s", code, said)
	}
	os.Remove(db + "-lock")
	if code, said := do(nobody, "ingest", in); code != 1 || !strings.Contains(said, "permission denied") || !strings.Contains(said, "hint: this user may not write there") {
		t.Errorf("ingest: %d, %s", code, said)
	}
}
