/** A person with an account, as records and audit rows name them. */
export type DemoStaff = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly roleName: string
}

/** Everyone who has an account, by username. */
export class DemoPeople {
  readonly #known: ReadonlyMap<string, DemoStaff>

  constructor(staff: readonly DemoStaff[]) {
    this.#known = new Map(staff.map((person) => [person.username, person]))
  }

  /** @throws RangeError where nobody has this username */
  named(username: string): DemoStaff {
    const person = this.#known.get(username)
    if (person === undefined) {
      throw new RangeError(`the demo has nobody called ${username}`)
    }
    return person
  }
}
