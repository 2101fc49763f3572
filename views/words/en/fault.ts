/** What is wrong with a field, in English. */
export const fault = {
  // What a schema found that says nothing of its own
  'fault.schema.missing': 'This is missing, or not what is asked for here; enter it again',
  'fault.schema.too-much': 'This is too long or too much; enter less',
  'fault.schema.too-little': 'This is too short or too little; enter more',
  'fault.schema.unreadable': 'This cannot be read; check how it is written',
  'fault.schema.no-choice': 'This is none of the choices; choose again',
  'fault.schema.not-taken': 'This cannot be taken as it is; check it',
  'fault.missing': 'Enter {label}',
  'fault.not-chosen': 'Choose {label}',
  'fault.unstorable': '{label} contains characters that cannot be stored; type it again',
  'fault.too-long': 'Shorten {label} to {max} characters or fewer',
  'fault.not-whole': 'Enter {label} as a whole number',
  'fault.too-little': 'Enter {min} or more',
  'fault.too-much': 'Enter {max} or less',
  'fault.not-a-day': 'Enter {label} as YYYY-MM-DD, for example 1984-03-27',
  'fault.too-long-ago': '{label} is too long ago; check the year',
  'fault.too-far-away': '{label} is too far away; check the year',
  'fault.in-the-future': '{label} is in the future; check it',
  'fault.sent-often': 'This was sent more than once: check what stands here, and send it once',
  'fault.name.turns-writing':
    'Type {label} again: it holds invisible characters that turn the direction of writing round',
  'fault.name.control-characters': 'Type {label} again on one line: it holds control characters',
  'fault.name.no-letter': 'Enter {label} with at least one letter; a dash or another sign is not a name',
  'fault.moment.unreadable': 'Enter {label} as YYYY-MM-DD HH:MM, for example 2025-03-31 14:30',
  'fault.moment.impossible-year': 'The year {year} cannot be right; check {label}',
  'fault.moment.skipped':
    'The clock was put forward then, so {typed} did not exist. Enter {before} or earlier, or {next} or later',
  'fault.moment.twice':
    'The clock was put back then, so {typed} came twice. Choose which one: the first (UTC{first}) or the second (UTC{second})',
  'fault.moment.in-the-future': 'The time is in the future; check {label}',
  'fault.moment.first': 'The first {time}, before the clock was put back (UTC{offset})',
  'fault.moment.second': 'The second {time}, after the clock was put back (UTC{offset})',
  'fault.too-short': 'Say in at least {least} characters {label}',
  'fault.foreign':
    'This form does not take “{name}” from you, so nothing is stored. Leave it out, or write it down where it belongs.',
  'fault.misspelt':
    'This form does not take “{name}” from you, so nothing is stored. Did you mean “{meant}”? Check the name of the field, or leave it out.',
} as const
