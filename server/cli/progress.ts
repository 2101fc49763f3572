const barWidth = 30
const redrawAfterMs = 100

/**
 * Shows how far a long piece of work is, on standard error: a bar that grows on a terminal, else a line for each tenth.
 */
export class Progress {
  readonly #stream = process.stderr
  #words = ''
  #total = 0
  #tenth = 0
  #drawnAt = 0

  /** Begins a piece of work of so much. */
  begin(words: string, total: number): void {
    this.clear()
    this.#words = words
    this.#total = total
    this.#tenth = 0
    if (!this.#stream.isTTY) {
      this.#stream.write(`${words}\n`)
    }
  }

  /** Shows that so much of it is done. */
  at(done: number): void {
    const share = this.#total === 0 ? 1 : Math.min(1, done / this.#total)
    if (this.#stream.isTTY) {
      this.#draw(share)
    } else {
      this.#tell(share)
    }
  }

  /** Takes the bar away, so that a line can be written in its place. */
  clear(): void {
    if (this.#stream.isTTY) {
      this.#stream.write('\r\u001b[K')
    }
    this.#drawnAt = 0
  }

  #draw(share: number): void {
    const now = performance.now()
    if (share < 1 && now - this.#drawnAt < redrawAfterMs) {
      return
    }
    this.#drawnAt = now
    const filled = Math.round(share * barWidth)
    const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
    this.#stream.write(`\r${this.#words} ${bar} ${Math.floor(share * 100)} %\u001b[K`)
  }

  #tell(share: number): void {
    const tenth = Math.floor(share * 10)
    if (tenth > this.#tenth && tenth < 10) {
      this.#stream.write(`${this.#words}: ${tenth * 10} %\n`)
    }
    this.#tenth = tenth
  }
}
