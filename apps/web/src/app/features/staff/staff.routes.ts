import type { Routes } from '@angular/router';

export default [{ path: '', title: 'Staff', loadComponent: () => import('./staff-page.js') }] satisfies Routes;
