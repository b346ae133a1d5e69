import { expect, test } from 'vitest';
import { lintText } from '../../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { read } from './reading.ts';

const DOCUMENT = `# 매표 시스템 장애 보고서

- 장애 등급: SEV2
- 발생 일시: 2026년 3월 4일(수) 14:05 KST
- 복구 일시: 2026년 3월 4일(수) 14:43 KST
- 장애 시간: 38분

## 1. 개요

3월 4일 오후 2시 5분부터 38분간 매표소 12곳에서 표를 살 수 없었습니다.

## 2. 영향

주문 약 1,240건이 실패했습니다.

## 3. 타임라인 (한국 시간)

| 시각 | 내용 |
| --- | --- |
| 14:05 | 장애 발생 |
| 14:09 | 알림 수신 |
| 14:12 | 플랫폼팀이 조사를 시작함 |
| 14:25경 | 이전 버전으로 롤백 |
| 오후 2시 43분 | 서비스 정상화 |

## 4. 근본 원인

로그 보존 기간이 설정되지 않아 디스크가 가득 찼습니다.

## 5. 재발 방지 대책

| 조치 | 담당자 | 기한 | 우선순위 | 상태 |
| --- | --- | --- | --- | --- |
| 디스크 사용량 알림 추가 | 김민수 | 2026-03-11 | 높음 | 완료 |
| 로그 보존 기간을 7일로 설정 | 플랫폼팀 | 3월 20일 | 중간 | 진행 중 |
`;

test('a report in Korean is read like one in English', () => {
  const { language, timeline, milestones, actionItems, severity } = read(DOCUMENT);
  expect([language?.name, severity?.value]).toEqual(['Korean', 'SEV2']);
  expect(timeline.map(({ time }) => time?.iso)).toEqual(
    ['05', '09', '12', '25', '43'].map((minute) => `2026-03-04T14:${minute}:00+09:00`),
  );
  expect(timeline.map(({ time }) => time?.approximate)).toEqual([false, false, false, true, false]);
  expect(Object.keys(milestones).sort()).toEqual([
    'acknowledged',
    'detected',
    'mitigated',
    'resolved',
    'started',
  ]);
  expect(actionItems).toMatchObject([
    { owners: ['김민수'], due: { date: '2026-03-11' }, state: 'done', priority: '높음' },
    { owners: ['플랫폼팀'], due: { date: '2026-03-20' }, state: 'open' },
  ]);
});

test('the rules on language are off, and say so', () => {
  const text = `${DOCUMENT.replace('3월 20일', '2026-03-20')}\n## 참고\n\nJuan carelessly deleted the log.\n`;
  const { findings } = lintText(text, 'report.md', { policy: DEFAULT_POLICY, today: '2026-11-30' });
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['structure/language']);
  expect(findings[0]!.message).toContain('is in Korean');
});

test('the year comes first in a short date', () => {
  const model = read(
    '# 장애 보고 26.03.04 검색 지연\n\n## 타임라인\n\n- 26.03.04 10:00 검색이 느려졌다\n- 26.03.04 10:40 복구했다\n\n## 후속 조치\n\n- 인덱스 크기 알람 추가 (김민수, 26.03.20)\n- 배포 체크리스트 수정 — 검색팀, 다음 주\n',
  );
  expect(model.timeline.map(({ time }) => time?.iso)).toEqual(['2026-03-04T10:00:00', '2026-03-04T10:40:00']);
  expect(model.actionItems).toMatchObject([
    { owners: ['김민수'], due: { date: '2026-03-20' } },
    { owners: ['검색팀'], due: { date: '2026-03-13' } },
  ]);
});

test('elsewhere the day does', () => {
  const { timeline } = read('# Kasse\n\n## Ablauf\n\n- 26.03.20 10:00 Die Kasse steht und wir suchen\n');
  expect(timeline[0]?.time?.iso).toBe('2020-03-26T10:00:00');
});
