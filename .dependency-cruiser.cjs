/** Which folder may import which. Anything not listed is forbidden. */
const may = {
  locales: [],
  nlu: ['locales'],
  flows: ['locales'],
  prisma: ['flows', 'locales'],
  bot: ['flows', 'nlu', 'prisma', 'locales'],
  server: ['bot', 'flows', 'prisma', 'locales'],
  tests: ['bot', 'flows', 'nlu', 'prisma', 'locales', 'server'],
}
const rooms = 'bot|flows|nlu|server|prisma|locales|tests'
const only = (folder, path) => ({
  name: `only-${folder}-imports-${path}`,
  severity: 'error',
  from: { path: '^(flows|bot|server|nlu|prisma|locales)/', pathNot: `^${folder}` },
  to: { path },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '^generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...Object.entries(may).map(([from, to]) => ({
      name: `${from}-imports-only-${to.join('-') || 'nothing'}`,
      severity: 'error',
      from: { path: `^${from}/` },
      // flows and prisma may know the shape of what was understood, not how it is
      to: {
        path: `^(${rooms})/`,
        pathNot: `^(${[from, ...to].join('|')})/`,
        ...(['flows'].includes(from) && { dependencyTypesNot: ['type-only'] }),
      },
    })),
    // flows are pure: nothing from npm, nothing from Node
    { name: 'flows-are-pure', severity: 'error', from: { path: '^flows/' }, to: { dependencyTypes: ['npm', 'core'] } },
    // a type may be named anywhere, a value comes from prisma's own folder
    { ...only('prisma/', '^generated/(sqlite|postgresql)|node_modules/@prisma'), name: 'only-prisma-knows-the-database' },
    only('bot/channels/telegram', 'node_modules/grammy'),
    only('bot/channels/whatsapp-web', 'node_modules/(whatsapp-web|puppeteer)'),
    only('nlu/', 'node_modules/natural'),
    only('locales/', 'node_modules/i18next'),
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules|^generated' } },
}
