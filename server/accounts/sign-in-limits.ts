import type { AttemptSource } from './attempt-source.ts'
import { createHash } from 'node:crypto'
import { limits } from '../../config/security.ts'
import type { PreparedQueries, RunsStatements } from '../../models/prepared.ts'
import {
  anySession,
  anywhere,
  countTry,
  takeBackTry,
} from '../../models/queries/accounts/sign-in-failures.ts'
import { sessionNetwork } from '../access/networks.ts'
import type { Clock } from '../clock.ts'
import { WindowLimit } from './window-limit.ts'

/** An account as the table of failures names it: nothing that somebody typed stands there. */
export const accountKey = (account: string): string =>
  createHash('sha256').update(account).digest('base64url')

const addressPrefix = 'address '

const sourceOf = (address: string, whence: AttemptSource): string => {
  if (whence === undefined) {
    return `${addressPrefix}${sessionNetwork(address)}`
  }
  return `device ${typeof whence === 'string' ? whence : whence.session}`
}

/** The count that an answer is part of, beside that of its source. */
const togetherWith = (whence: AttemptSource): typeof anywhere | typeof anySession | null => {
  if (whence === undefined) {
    return anywhere
  }
  return typeof whence === 'string' ? null : anySession
}

/** A try that was counted. */
export type Attempt = {
  /** Whether it may be looked at. */
  readonly mayTry: boolean
  /** What is locked from now on, unless the answer turns out to be right. */
  readonly locks?: 'address' | 'device' | 'everywhere'
}

const rules = {
  limit: limits.failedSignIns,
  lockMinutes: limits.failedSignInsLockMinutes,
  limitEverywhere: limits.failedSignInsAnywhere,
  windowEverywhereMinutes: 60,
}

/**
 * Counts of wrong answers, exact over all processes because the database counts: for an account from one address, and
 * for an account from anywhere. A device from which the person has signed in before has a count of its own and no other,
 * so that nobody else can lock them out of it. A session has a count of its own and one together with the person's other
 * sessions: whoever can begin sessions does not get new tries with each. An attempt is counted before it is looked at and given back when it was
 * right, so that many at once cannot slip through.
 */
export class SignInLimits {
  readonly #prepared: PreparedQueries
  readonly #clock: Clock
  readonly #costly: WindowLimit
  readonly #linksOfAccount: WindowLimit
  readonly #textsOfAccount: WindowLimit
  readonly #textsOfAddress: WindowLimit

  constructor(house: { prepared: PreparedQueries; clock: Clock }) {
    const make = (name: string, count: number, seconds: number) =>
      new WindowLimit(house, { name, count, seconds })
    this.#prepared = house.prepared
    this.#clock = house.clock
    this.#costly = make('costly', limits.costlyRequestsPerMinute, 60)
    this.#linksOfAccount = make('links', limits.linksPerAccountAndHour, 3_600)
    this.#textsOfAccount = make('texts', limits.textMessagesPerAccountAndHour, 3_600)
    this.#textsOfAddress = make('texts-from', limits.textMessagesPerAddressAndHour, 3_600)
  }

  /**
   * Takes one attempt.
   * @param whence a device from which this person has signed in before, or a session of theirs
   * @param statements those of the transaction in which the answer is looked at; it must then commit, also where the
   * answer is wrong
   */
  async take(
    account: string,
    address: string,
    whence?: AttemptSource,
    statements: RunsStatements = this.#prepared,
  ): Promise<Attempt> {
    const tried = {
      account: accountKey(account),
      source: sourceOf(address, whence),
      together: togetherWith(whence),
      at: this.#clock.now(),
    }
    const counted = await countTry(statements, tried, rules)
    const near = whence === undefined ? ('address' as const) : ('device' as const)
    if (!counted.may_try || !(counted.locks_near || counted.locks_everywhere)) {
      return { mayTry: counted.may_try }
    }
    const everywhere = counted.locks_everywhere && whence === undefined
    return { mayTry: true, locks: everywhere ? 'everywhere' : near }
  }

  /** Takes one attempt. @returns whether it may be looked at */
  async attempt(account: string, address: string, whence?: AttemptSource): Promise<boolean> {
    return (await this.take(account, address, whence)).mayTry
  }

  /** Clears the counts of an account from this address, device or session after a right answer. */
  async succeeded(
    account: string,
    address: string,
    whence?: AttemptSource,
    statements: RunsStatements = this.#prepared,
  ): Promise<void> {
    await takeBackTry(statements, {
      account: accountKey(account),
      source: sourceOf(address, whence),
      together: togetherWith(whence),
    })
  }

  /**
   * Counts a costly request. A hospital may stand behind one address, so who has proved a password counts for themselves, as
   * do the people of a browser that somebody has signed in from before.
   * @param asker the person or people, else the address
   * @returns where there were too many, the seconds to wait, and whether this is the first of them
   */
  costlyRequest(asker: string): ReturnType<WindowLimit['take']> {
    return this.#costly.take(asker)
  }

  /**
   * Counts a link that was asked for by mail, whether or not anybody gets it.
   * @param account what was typed to say whose it is
   * @returns seconds to wait where there were too many for this account
   */
  async linkAskedFor(account: string): Promise<number | undefined> {
    return this.#linksOfAccount.consume(account)
  }

  /**
   * Counts a code that was asked for by text message.
   * @returns seconds to wait where there were too many, for this account or from this address
   */
  async textMessageAskedFor(account: string, address: string): Promise<number | undefined> {
    const fromHere = await this.#textsOfAddress.consume(address)
    return fromHere ?? this.#textsOfAccount.consume(account)
  }
}
