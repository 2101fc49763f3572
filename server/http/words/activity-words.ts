import type { ActivityRow } from '../../../models/queries/accounts/own-activity.ts'
import { isMessageKey } from '../../../views/words/languages.ts'
import { said, type Text } from '../../../views/words/said.ts'
import { eventTitle } from '../../audit/event-words.ts'
import { ruleTitle } from '../../audit/rule-words.ts'

function signedIn(details: ActivityRow['details']): Text {
  const [device, network] = [details?.['newDevice'] === true, details?.['newNetwork'] === true]
  if (device && network) {
    return said('event.own.signed-in-new-device-and-network')
  }
  return said(
    device
      ? 'event.own.signed-in-new-device'
      : network
        ? 'event.own.signed-in-new-network'
        : 'event.own.signed-in',
  )
}

function sessionEnded(rule: string): Text {
  const why = `event.session-end.${rule}`
  return said('event.own.session-ended', { why: isMessageKey(why) ? { key: why } : ruleTitle(rule) })
}

/** What happened, as its owner reads it. */
export function activityTitle({ event, rule, details }: ActivityRow): Text {
  if (event === 'sign-in.succeeded') {
    return signedIn(details)
  }
  if (event === 'session.ended' && rule !== null) {
    return sessionEnded(rule)
  }
  if (event === 'session.resumed' && details?.['newNetwork'] === true) {
    return said('event.own.session.resumed-new-network')
  }
  const own = `event.own.${event}`
  return isMessageKey(own) ? { key: own } : eventTitle(event)
}
