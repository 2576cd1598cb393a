import type { Routes } from '@angular/router';

export default [
  { path: '', loadComponent: () => import('./board-page.js') },
  {
    path: 'plan/:courseId',
    title: 'Plan a course',
    data: { permission: 'schedule.book' },
    loadComponent: () => import('./series-page.js'),
  },
] satisfies Routes;
