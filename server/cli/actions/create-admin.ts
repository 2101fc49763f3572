import { z } from 'zod'
import { openWords } from '../../../views/words/words.ts'
import { saidOfIssue } from '../../operations/fault.ts'
import { personName } from '../../operations/fields.ts'
import { createAdmin } from '../../accounts/create-admin.ts'
import { judgeNewPassword } from '../../accounts/new-password.ts'
import type { PasswordOwner } from '../../accounts/password-policy.ts'
import { readEnvironment } from '../../../config/env.ts'
import { ask, askSecret, canAsk } from '../ask.ts'
import { CommandFailedError, UsedWronglyError } from '../command-error.ts'
import { operator } from '../operator.ts'
import { say } from '../output.ts'
import { withServices } from '../with-services.ts'
import { languages, sourceLanguage } from '../../../views/words/languages.ts'
import { sourceText } from '../../../views/words/source-text.ts'

export type AdminOptions = {
  readonly username?: string
  readonly email?: string
  readonly displayName?: string
}

const schema = z.object({
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'use 2 to 64 letters, digits, dots, dashes and underscores'),
  email: z.string().trim().toLowerCase().pipe(z.email('write an address such as name@example.org')),
  displayName: personName('the-name'),
})

const questions = {
  username: { option: '--username', question: 'Username' },
  email: { option: '--email', question: 'E-mail address' },
  displayName: { option: '--display-name', question: 'Name, as others see it' },
} as const

async function given(options: AdminOptions, name: keyof typeof questions): Promise<string> {
  const { option, question } = questions[name]
  const value = options[name]
  if (value === undefined && !canAsk()) {
    throw new UsedWronglyError(`${option} is missing; without a terminal nobody can be asked for it.`)
  }
  return value ?? ask(question)
}

async function detailsFrom(options: AdminOptions) {
  const values = {
    username: await given(options, 'username'),
    email: await given(options, 'email'),
    displayName: await given(options, 'displayName'),
  }
  const parsed = schema.safeParse(values)
  if (!parsed.success) {
    const { tell } = openWords(sourceLanguage, 'UTC')
    const lines = parsed.error.issues.map(({ path: [name], code, message }) => {
      const known = name === 'username' || name === 'email' || name === 'displayName'
      return `${known ? questions[name].option : 'The options'}: ${tell(saidOfIssue({ code, message }))}`
    })
    throw new UsedWronglyError(lines.join('\n'))
  }
  return parsed.data
}

const role = { name: 'system_admin', title: 'System administrator' }

async function passwordFor(
  person: Pick<PasswordOwner, 'username' | 'email' | 'displayName'>,
): Promise<string> {
  const password = await askSecret('Password (at least 12 characters)')
  const owner = { ...person, role, secondFactorRequired: true }
  const verdict = await judgeNewPassword(readEnvironment(process.env), password, owner)
  if (verdict.fault !== undefined) {
    throw new CommandFailedError(`${sourceText(verdict.fault)}.`)
  }
  if (verdict.unchecked) {
    say(languages[sourceLanguage].messages['accounts.password.not-checked'])
  }
  if (canAsk() && (await askSecret('The same password again')) !== password) {
    throw new CommandFailedError('The two passwords differ; nothing was done.')
  }
  return password
}

/** Makes a system administrator; asks at the terminal for what the options leave out. */
export async function makeAdmin(options: AdminOptions): Promise<void> {
  const details = await detailsFrom(options)
  const password = await passwordFor(details)
  const made = await withServices((services) => createAdmin(services, { ...details, password }, operator()))
  if (!made) {
    throw new CommandFailedError('The username or the e-mail address belongs to someone else already.')
  }
  say(`Made the system administrator ${details.username}. The second factor is set up at the first sign-in.`)
}
