/** What the room `frame` says, in English. */
export const frame = {
  'frame.layout.medguard': '{title} – MedGuard',
  'frame.layout.error': 'Error: {title}',
  'frame.layout.signed-until': 'Signed in until {sessionEndsAt}',
  'frame.layout.your-account': 'Your account',
  'frame.layout.sign-out': 'Sign out',
  'frame.layout.main-menu': 'Main menu',
  'frame.skip-to-content': 'Skip to main content',
  'frame.demo': 'Demo: every record is made up. Enter no real ones.',
  'frame.footer': 'MedGuard keeps a record of who opens what, when and why.',
} as const
