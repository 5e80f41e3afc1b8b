import styles from './progress.module.css';

interface PointsPlotProps {
  /** 0 to 100 each, oldest first. */
  readonly points: readonly number[];
}

/** One place a call, so that the plot of a few calls does not look like that of many. */
const places = 20;
const place = 24;
const barWidth = 14;
const height = 100;
const labelWidth = 30;
const lines = [100, 50, 0] as const;

/** Points of the last calls as bars, 20 at most. A picture only: the numbers are in the table beside it. */
export function PointsPlot({ points }: PointsPlotProps) {
  const shown = points.slice(-places);
  return (
    <svg className={styles.plot} viewBox={`0 -8 ${labelWidth + places * place} ${height + 16}`} aria-hidden="true">
      {lines.map((line) => (
        <g key={line}>
          <line className={styles.line} x1={labelWidth} x2={labelWidth + places * place} y1={height - line} y2={height - line} />
          <text className={styles.label} x={labelWidth - 6} y={height - line + 4}>
            {line}
          </text>
        </g>
      ))}
      {shown.map((value, index) => (
        <rect
          key={index}
          className={styles.bar}
          x={labelWidth + index * place + (place - barWidth) / 2}
          // nothing at all would look like no call
          y={height - Math.max(value, 1)}
          width={barWidth}
          height={Math.max(value, 1)}
        />
      ))}
    </svg>
  );
}
