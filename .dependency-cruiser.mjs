/** Who may import whom. Each rule has been seen failing: tools/checks.spec plants a violation of every one. */
const forbidden = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'domain-imports-itself',
    severity: 'error',
    from: { path: '^libs/domain/src', pathNot: '\\.spec\\.ts$' },
    to: { pathNot: '^libs/domain/src|node_modules/(zod|fraction\\.js)/' },
  },
  {
    name: 'platform-knows-no-feature',
    severity: 'error',
    from: { path: '^apps/api/src/platform' },
    to: { path: '^apps/api/src/features' },
  },
  {
    name: 'front-doors-only',
    severity: 'error',
    from: { path: '^apps/api/src/features/([^/]+)/' },
    to: { path: '^apps/api/src/features/([^/]+)/', pathNot: '^apps/api/src/features/$1/|/index\\.ts$' },
  },
  {
    name: 'edge-features-are-used-by-nobody',
    severity: 'error',
    from: { path: '^apps/api/src/features/', pathNot: '^apps/api/src/features/(audit|continuity|review|today|interop|portal)/' },
    to: { path: '^apps/api/src/features/(audit|continuity|review|today|interop|portal)/' },
  },
  {
    name: 'web-features-stay-apart',
    severity: 'error',
    from: { path: '^apps/web/src/app/features/([^/]+)/' },
    to: { path: '^apps/web/src/app/features/', pathNot: '^apps/web/src/app/features/$1/' },
  },
  {
    name: 'ui-is-dumb',
    severity: 'error',
    from: { path: '^apps/web/src/app/ui/' },
    to: { path: '^apps/web/src/app/(core|features|shell)/' },
  },
  {
    name: 'web-knows-no-server',
    severity: 'error',
    from: { path: '^apps/web/src' },
    to: { path: '^apps/api|^migrations|node_modules/(@nestjs|typeorm|pg)/' },
  },
  {
    name: 'migrations-import-typeorm-only',
    severity: 'error',
    from: { path: '^migrations/src' },
    to: { pathNot: '^migrations/src|node_modules/typeorm/' },
  },
  {
    name: 'builders-are-for-tests',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.ts$|/testing/|^apps/api/src/demo' },
    to: { path: '/testing/' },
  },
];

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
  },
};
