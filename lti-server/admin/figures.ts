import { html } from 'ghtml';
import type { Registry } from 'prom-client';
import type { View } from './console-page.ts';
import { renderFacts, renderTable, text } from './tables.ts';

/** A glance at what `/metrics` tells of this process. */
export interface Figures {
  startedAt: number;
  memoryBytes: number;
  /** How long the event loop was held, of a hundred times the longest but one; null until measured. */
  lagSeconds: number | null;
  requests: { ok: number; refused: number; failed: number };
  meanSeconds: number | null;
  limited: number;
  /** Launches by result, the most frequent first. */
  launches: { result: string; count: number }[];
}

interface Sample {
  name: string;
  value: number;
  labels: Partial<Record<string, string | number>>;
}

export async function readFigures(registry: Registry): Promise<Figures> {
  const metrics = await registry.getMetricsAsJSON();
  const samplesOf = (name: string): Sample[] =>
    (metrics.find((metric) => metric.name === name)?.values ?? []).map((value) => ({
      name: (value as { metricName?: string }).metricName ?? name,
      value: value.value,
      labels: value.labels,
    }));
  const one = (name: string): number => samplesOf(name)[0]?.value ?? 0;
  const requests = samplesOf('tend_http_request_seconds');
  const counts = requests.filter(({ name }) => name.endsWith('_count'));
  const byStatus = (from: number, to: number): number =>
    total(counts.filter(({ labels }) => Number(labels['status']) >= from && Number(labels['status']) < to));
  const seconds = total(requests.filter(({ name }) => name.endsWith('_sum')));
  const lag = one('nodejs_eventloop_lag_p99_seconds');
  return {
    startedAt: one('process_start_time_seconds') * 1000,
    memoryBytes: one('process_resident_memory_bytes'),
    lagSeconds: Number.isFinite(lag) ? lag : null,
    requests: { ok: byStatus(100, 400), refused: byStatus(400, 500), failed: byStatus(500, 600) },
    meanSeconds: total(counts) === 0 ? null : seconds / total(counts),
    limited: total(samplesOf('tend_requests_limited_total')),
    launches: samplesOf('tend_launches_total')
      .map(({ labels, value }) => ({ result: String(labels['result']), count: value }))
      .toSorted((first, other) => other.count - first.count),
  };
}

function total(samples: readonly Sample[]): number {
  return samples.reduce((sum, { value }) => sum + value, 0);
}

export function renderFigures({ t, locale }: View, figures: Figures): string {
  const { requests, launches } = figures;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const milliseconds = (seconds: number | null): string =>
    seconds === null ? '–' : `${number.format(seconds * 1000)} ms`;
  const rows = launches.map(({ result, count }) => [text(result), text(number.format(count))]);
  return html`!${renderFacts([
      [t('figures.started'), text(new Date(figures.startedAt).toISOString().slice(0, 16).replace('T', ' ') + ' UTC')],
      [t('figures.ok'), text(number.format(requests.ok))],
      [t('figures.refused'), text(number.format(requests.refused))],
      [t('figures.failed'), text(number.format(requests.failed))],
      [t('figures.limited'), text(number.format(figures.limited))],
      [t('figures.mean'), text(milliseconds(figures.meanSeconds))],
      [t('figures.lag'), text(milliseconds(figures.lagSeconds))],
      [t('figures.memory'), text(`${number.format(figures.memoryBytes / 2 ** 20)} MB`)],
    ])}
    <h2>${t('figures.launches')}</h2>
    !${renderTable({
      caption: t('figures.launches'),
      headings: [t('figures.result'), t('figures.count')],
      rows,
      empty: t('figures.noLaunch'),
    })}`;
}
