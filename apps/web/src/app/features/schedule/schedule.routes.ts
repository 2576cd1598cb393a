import type { Routes } from '@angular/router';

export default [
  { path: '', loadComponent: () => import('./board-page.js') },
  { path: 'week', title: 'Week', loadComponent: () => import('./week-page.js') },
  { path: 'my-day', title: 'My day', loadComponent: () => import('./my-day-page.js') },
  {
    path: 'answers',
    title: 'Answers of patients',
    data: { permission: 'schedule.book' },
    loadComponent: () => import('./answers/answers-page.js'),
  },
  {
    path: 'waitlist',
    title: 'Waitlist',
    data: { permission: 'schedule.book' },
    loadComponent: () => import('./waitlist/waitlist-page.js'),
  },
  {
    path: 'plan/:courseId',
    title: 'Plan a course',
    data: { permission: 'schedule.book' },
    loadComponent: () => import('./series-page.js'),
  },
  {
    path: 'resources',
    title: 'People, rooms and pumps',
    data: { permission: 'schedule.arrange' },
    loadComponent: () => import('./resources/resources-page.js'),
  },
  {
    path: 'needs/:patientId',
    title: 'Needs of a patient',
    data: { permission: 'schedule.book' },
    loadComponent: () => import('./needs/needs-page.js'),
  },
] satisfies Routes;
