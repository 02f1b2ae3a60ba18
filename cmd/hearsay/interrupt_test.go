package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// Whoever waits for input that does not come can be interrupted; what came is read whole.
func TestInterruptible(t *testing.T) {
	got, err := io.ReadAll(&interruptible{ctx: context.Background(), r: strings.NewReader("The ships\nwere near.")})
	if err != nil || string(got) != "The ships\nwere near." {
		t.Errorf("%q, %v", got, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	silent, w := io.Pipe()
	defer w.Close()
	time.AfterFunc(10*time.Millisecond, cancel)
	if _, err := io.ReadAll(&interruptible{ctx: ctx, r: silent}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the context's end", err)
	}
}

// The program ends at Ctrl-C while its input is silent.
func TestReadInterrupted(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("needs SIGINT")
	}
	cmd, stdin, out, stderr := program(t, "read", "-")
	io.WriteString(stdin, "The ministry said")
	time.Sleep(500 * time.Millisecond) // it waits for more
	cmd.Process.Signal(os.Interrupt)
	ended := make(chan error, 1)
	go func() {
		for out.Scan() {
		}
		ended <- cmd.Wait()
	}()
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		t.Fatal("it does not end")
	}
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}
