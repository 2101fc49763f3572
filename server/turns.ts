const noMatter = (): void => undefined

/** Lets one at a time of this process do something under the same name; the others wait without a connection. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>()

  /** @param work the next one has its turn when it ends, however it ends */
  async inTurn<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(name)
    const worked = (before ?? Promise.resolve()).then(work)
    const turn = worked.then(noMatter, noMatter)
    this.#last.set(name, turn)
    try {
      return await worked
    } finally {
      if (this.#last.get(name) === turn) {
        this.#last.delete(name)
      }
    }
  }
}
