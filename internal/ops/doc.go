// Package ops knows what running for months needs to know of the machine: room on the disk,
// what kind of file system the ledger lies on, bounds on memory; and it counts, for
// Prometheus, what the program does.
//
// It decides nothing. doctor, prune, serve and ingest ask it. What a system does not tell is
// unknown, never a guess.
package ops
