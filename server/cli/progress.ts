const barWidth = 30
const redrawAfterMs = 100
const retellAfterMs = 5_000

/**
 * Shows how far a long piece of work is, on standard error: a bar that grows on a terminal, else a line now and then.
 */
export class Progress {
  readonly #stream = process.stderr
  #words = ''
  #total = 0
  #shownAt = 0
  #begunAt = 0

  /** Begins a piece of work of so much. */
  begin(words: string, total: number): void {
    this.clear()
    this.#words = words
    this.#total = total
    this.#shownAt = performance.now()
    this.#begunAt = this.#shownAt
    this.#stream.write(this.#stream.isTTY ? words : `${words}\n`)
  }

  /** Shows that so much of it is done. */
  at(done: number): void {
    const now = performance.now()
    if (now - this.#shownAt >= (this.#stream.isTTY ? redrawAfterMs : retellAfterMs)) {
      this.#shownAt = now
      this.#show(this.#total === 0 ? 1 : Math.min(1, done / this.#total))
    }
  }

  /** Takes the bar away, so that a line can be written in its place. */
  clear(): void {
    if (this.#stream.isTTY) {
      this.#stream.write('\r\u001b[K')
    }
  }

  /** How long the rest will take if it goes on like this. */
  #estimate(share: number): string {
    const passed = (performance.now() - this.#begunAt) / 1000
    if (share === 0 || share === 1 || passed < 2) {
      return ''
    }
    const left = Math.ceil((passed / share) * (1 - share))
    return left < 90 ? `, about ${left} s left` : `, about ${Math.ceil(left / 60)} min left`
  }

  #show(share: number): void {
    const percent = `${Math.floor(share * 100)} %${this.#estimate(share)}`
    if (this.#stream.isTTY) {
      const filled = Math.round(share * barWidth)
      const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
      this.#stream.write(`\r${this.#words} ${bar} ${percent}\u001b[K`)
    } else {
      this.#stream.write(`${this.#words}: ${percent}\n`)
    }
  }
}
