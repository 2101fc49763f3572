import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage; ASVS 5.0 11.4.2). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Two at once saturate two cores; more would only make everyone wait, sign-ins and charts alike. */
const maxAtOnce = 2

/** The same person types é in more than one way: NFC makes them one (NIST SP 800-63B-4 3.1.1.2). */
const normalise = (password: string) => password.normalize('NFC')

/** Hashes and checks passwords, a few at a time. */
export class PasswordHasher {
  #running = 0
  readonly #queue: (() => void)[] = []
  #decoy: Promise<string> | undefined

  /** @returns the encoded Argon2id hash, with its salt and cost */
  async hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(normalise(password), cost))
  }

  /**
   * Whether the password is right. Without a hash (no such user, no password yet) it takes as long and is never right.
   */
  async verify(encoded: string | null | undefined, password: string): Promise<boolean> {
    this.#decoy ??= this.hash('a password that nobody has')
    const against = encoded ?? (await this.#decoy)
    const right = await this.#inTurn(() => verify(against, normalise(password)))
    return right && encoded !== null && encoded !== undefined
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= maxAtOnce) {
      await new Promise<void>((resolve) => {
        this.#queue.push(resolve)
      })
    }
    this.#running += 1
    try {
      return await work()
    } finally {
      this.#running -= 1
      this.#queue.shift()?.()
    }
  }
}
