import type { Routes } from '@angular/router';

export default [{ path: '', title: 'Opened charts', loadComponent: () => import('./chart-openings-page.js') }] satisfies Routes;
