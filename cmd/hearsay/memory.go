package main

import (
	"fmt"

	"hearsay/internal/ops"
	"hearsay/internal/store/embedded"
)

// memFlag is embedded by commands that run long.
type memFlag struct {
	MaxMem string `placeholder:"SIZE" help:"Keep memory below about SIZE, such as 256M or 2G, at the cost of speed; 64M is the least."`
}

// bound limits memory and says how the ledger's share of it is divided.
func (f memFlag) bound(a *app) (ops.Memory, error) {
	if f.MaxMem == "" {
		return ops.Bound(0), nil
	}
	n, err := ops.ParseSize(f.MaxMem)
	if err != nil {
		return ops.Memory{}, usageError{hintf(fmt.Errorf("--max-mem: %w", err), "such as --max-mem 512M")}
	}
	if n < ops.MinMemory {
		return ops.Memory{}, usageError{hintf(fmt.Errorf("--max-mem %s is less than %s, the least", f.MaxMem, mib(ops.MinMemory)), "such as --max-mem 256M")}
	}
	if n < modelsNeed {
		fmt.Fprintf(a.stderr, "hearsay: models and tables alone take about %s; --max-mem %s makes the program slow, not that small\n", mib(modelsNeed), f.MaxMem)
	}
	return ops.Bound(n), nil
}

// modelsNeed is about what a process takes before its first article (measured: 120 MiB).
const modelsNeed = 120 << 20

// ledgerOptions are the options of a ledger that keeps to m.
func ledgerOptions(m ops.Memory) embedded.Options {
	return embedded.Options{CacheMiB: m.WriterMiB, Readers: m.Readers, ReaderMiB: m.ReaderMiB}
}
