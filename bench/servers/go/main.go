// The Go server of the benches: net/http, `GET /`, knobs as in read-knobs.ts.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"math/rand"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"
)

type item struct {
	Id   int      `json:"id"`
	Name string   `json:"name"`
	Tags []string `json:"tags"`
}

type answer struct {
	Sum   string `json:"sum"`
	Items []item `json:"items,omitempty"`
}

const tailShare = 1.0 / 50

var (
	work   = knob("WORK") + knob("BURN")
	tail   = time.Duration(knob("TAIL")) * time.Microsecond
	stall  = time.Duration(knob("STALL")) * time.Millisecond
	leak   = knob("LEAK")
	errors = float64(knob("ERRORS")) / 10000
	items  = make([]item, 20)
	// Held for writing while the server stalls: then no request is answered.
	standstill sync.RWMutex
	hold       sync.Mutex
	held       = [][]byte{bytes.Repeat([]byte{1}, knob("BALLAST")*1048576)}
)

func knob(name string) int {
	value, _ := strconv.Atoi(os.Getenv("BENCH_" + name))
	return value
}

func compute(iterations int) string {
	x := uint32(1)
	for i := 0; i < iterations; i++ {
		x = (x^(x>>15))*0x2c1b3c6d + uint32(i)
	}
	return fmt.Sprintf("%08x", x)
}

func handle(w http.ResponseWriter, _ *http.Request) {
	standstill.RLock()
	sum := compute(work)
	standstill.RUnlock()
	if leak > 0 {
		hold.Lock()
		held = append(held, bytes.Repeat([]byte{1}, leak))
		hold.Unlock()
	}
	if tail > 0 && rand.Float64() < tailShare {
		time.Sleep(tail)
	}
	w.Header().Set("Content-Type", "application/json")
	if errors > 0 && rand.Float64() < errors {
		w.WriteHeader(http.StatusInternalServerError)
		json.NewEncoder(w).Encode(answer{Sum: sum})
		return
	}
	json.NewEncoder(w).Encode(answer{Sum: sum, Items: items})
}

func main() {
	for id := range items {
		items[id] = item{id, fmt.Sprintf("item %d", id), []string{"a", "b"}}
	}
	if stall > 0 {
		go func() {
			for range time.Tick(time.Second) {
				standstill.Lock()
				time.Sleep(stall)
				standstill.Unlock()
			}
		}()
	}
	http.HandleFunc("GET /{$}", handle)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
