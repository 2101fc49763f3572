import type { ActivityRow } from '../../../models/queries/accounts/own-activity.ts'
import { eventWords } from '../../audit/event-words.ts'
import type { EventName } from '../../audit/events.ts'
import { ruleWords } from '../../audit/rule-words.ts'

const words: Partial<Record<EventName, string>> = {
  'sign-in.failed': 'Somebody entered a wrong password for your account',
  'sign-in.limited': 'A try to sign in was turned away after too many wrong ones',
  'sign-in.locked': 'Your account was locked for half an hour there',
  'sign-in.password-accepted': 'Your password was right, but no code followed',
  'second-factor.failed': 'A wrong code was entered',
  're-authentication.failed': 'A wrong password was entered before a change',
  'password.change-refused': 'Your password was not changed: the current one was wrong',
  'session.held': 'Your session was held: another network',
  'session.resumed': 'Your session went on from another network',
  'session.confirmed': 'You confirmed that it is you',
  'session.terminated': 'A session of yours was ended from elsewhere',
  'form.kept-apart':
    'A form came from another network, or with a session that had been ended: it was saved separately',
  'form.refused': 'A forged or outdated form was refused',
  'account.unlocked': 'Your account was unlocked',
  'second-factor.reset': 'Your two-step verification was reset by an administrator',
  'user.changed': 'An administrator changed your account',
  'user.role-changed': 'An administrator changed your role',
}

/** What happened, as its owner reads it. */
export function activityWords({ event, rule, details }: ActivityRow): string {
  if (event === 'sign-in.succeeded') {
    const from = [
      ...(details?.['newDevice'] === true ? ['a new device'] : []),
      ...(details?.['newNetwork'] === true ? ['a new network'] : []),
    ]
    return from.length === 0 ? 'You signed in' : `You signed in from ${from.join(' and ')}`
  }
  if (event === 'session.ended' && rule !== null) {
    return `Session ended: ${ruleWords(rule).toLowerCase()}`
  }
  const said = words[event] ?? eventWords(event)
  return event === 'session.resumed' && details?.['newNetwork'] === true ? `${said}, new to you` : said
}
