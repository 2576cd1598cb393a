import type { Routes } from '@angular/router';
import { askBeforeLeaving } from '../../../core/leave-question.js';

export default [
  { path: '', loadComponent: () => import('./consents-page.js') },
  {
    path: 'sign/:code',
    title: 'Sign a consent',
    data: { permission: 'consents.record' },
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./sign-consent-page.js'),
  },
  { path: ':consentId', title: 'Signed consent', loadComponent: () => import('./consent-document-page.js') },
] satisfies Routes;
