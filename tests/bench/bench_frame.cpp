// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// How long a frame of the log takes anywhere in ten million lines while a hundred thousand a second are
// appended: layout and painting of 1200x700 pixels, unwrapped and wrapped, scrolled at random, by the
// wheel and following. Beside the time on the clock stands the thread's own processor time, since
// others may use the machine. The baseline is a page of plain drawText() lines of the same length.
//
//   bench_frame [LINES] [FRAMES] [fields]
//
// With "fields" the lines are JSON objects, and two of their fields are shown in columns.

#include "app/log/logrows.h"
#include "ui/logview/logview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <thread>
#include <vector>

using namespace runwatch;

namespace {

constexpr RunId Run{1};
constexpr QSize FrameSize(1200, 700);
constexpr int LinesPerSecond = 100'000;

bool hasFieldColumns = false;

// A JSON object of ten fields.
QByteArray jsonLine(qint64 number)
{
    return R"({"time":"2026-01-17T12:00:00.123Z","level":"info","logger":"app.worker","worker":)" + QByteArray::number(number % 64)
        + R"(,"request":)" + QByteArray::number(number) + R"(,"status":200,"took_ms":12.5,"http":{"method":"GET","path":"/api/v1/things"},"msg":"request \"done\" and )"
        + QByteArray(number % 10 == 0 ? 300 : 20, 'x') + R"(","ok":true})";
}

// A hundred bytes; every tenth line is longer and wraps, some have colours.
void appendLines(LogStore &store, qint64 count)
{
    for (qint64 i = 0; i < count; ++i) {
        const auto number = qint64(store.end());
        QByteArray text = "2026-01-17T12:00:00Z INFO worker-" + QByteArray::number(number % 64) + " request "
            + QByteArray::number(number) + " took 12 ms ";
        text = text.leftJustified(number % 10 == 0 ? 400 : 99, 'x');
        if (hasFieldColumns)
            text = jsonLine(number);
        if (number % 16 == 0)
            text.prepend("\x1b[32m");
        LogLine line;
        line.arrivalTime = 1'768'651'200'000 + number / 100;
        line.level = number % 1'000 == 0 ? LogLevel::Error : LogLevel::Log;
        line.text = text;
        store.append(line);
    }
}

double processorTime() // ms, of this thread
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

struct Quantiles
{
    double median = 0; // ms
    double p99 = 0;
    double p99Processor = 0;
};

// How long frames took.
class FrameTimes
{
public:
    void measure(const std::function<void()> &draw)
    {
        const double before = processorTime();
        QElapsedTimer timer;
        timer.start();
        draw();
        m_clock.push_back(double(timer.nsecsElapsed()) / 1e6);
        m_processor.push_back(processorTime() - before);
    }

    [[nodiscard]] Quantiles quantiles()
    {
        std::sort(m_clock.begin(), m_clock.end());
        std::sort(m_processor.begin(), m_processor.end());
        const size_t last = m_clock.size() * 99 / 100;
        return {m_clock[m_clock.size() / 2], m_clock[last], m_processor[last]};
    }

private:
    std::vector<double> m_clock;
    std::vector<double> m_processor;
};

Quantiles drawPlainLines(int frames, const QFont &font, int lineHeight)
{
    QImage image(FrameSize, QImage::Format_RGB32);
    FrameTimes times;
    for (int i = 0; i < frames; ++i)
        times.measure([&] {
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setFont(font);
            for (int y = lineHeight; y < FrameSize.height(); y += lineHeight)
                painter.drawText(0, y, QString::fromLatin1(QByteArray::number(QRandomGenerator::global()->generate()).leftJustified(130, 'x')));
        });
    return times.quantiles();
}

void turnWheel(LogView &view, int delta)
{
    const QPointF at(300, 300);
    QWheelEvent wheel(at, view.viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &wheel);
}

// One frame: what has been appended is taken, the reader moves, the view is painted.
Quantiles drawLog(int frames, LogView &view, LogRows &rows, const LogStore &store, const std::function<void()> &move)
{
    QImage image(FrameSize, QImage::Format_RGB32);
    FrameTimes times;
    for (int i = 0; i < frames; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(4)); // lines come in the meantime
        rows.takeLines(Run, qint64(store.first()), qint64(store.end()));
        while (rows.read(QDeadlineTimer(4))) { }
        times.measure([&] {
            view.rowsChanged();
            move();
            view.viewport()->render(&image);
        });
    }
    return times.quantiles();
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const qint64 lines = argc > 1 ? QByteArray(argv[1]).toLongLong() : 10'000'000;
    const int frames = argc > 2 ? QByteArray(argv[2]).toInt() : 500;
    hasFieldColumns = argc > 3 && QByteArray(argv[3]) == "fields";
    if (lines <= 0 || frames <= 0 || argc > (hasFieldColumns ? 4 : 3)) {
        std::fputs("usage: bench_frame [LINES] [FRAMES] [fields]\n", stderr);
        return 2;
    }
    const auto store = std::make_shared<LogStore>();
    appendLines(*store, lines);
    LogRows rows;
    rows.setSources({{Run, store, {}}});
    LogView view;
    view.setFrameShape(QFrame::NoFrame);
    view.resize(FrameSize);
    view.setRows(&rows);
    if (hasFieldColumns)
        view.setFieldColumns({{"status", 8}, {"http.path", 12}});
    rows.takeLines(Run, qint64(store->first()), qint64(store->end()));
    while (rows.read(QDeadlineTimer(4))) { }
    view.show();
    std::printf("%lld lines, %d frames of each kind\n", static_cast<long long>(rows.size()), frames);

    std::atomic<bool> isOver = false;
    std::thread writer([&] {
        auto next = std::chrono::steady_clock::now();
        while (!isOver) {
            appendLines(*store, LinesPerSecond / 100);
            next += std::chrono::milliseconds(10);
            std::this_thread::sleep_until(next);
        }
    });
    const LogFont &font = view.page().font();
    const Quantiles plain = drawPlainLines(frames, font.font(), font.lineHeight());
    std::printf("plain drawText:      median %5.2f ms, p99 %5.2f ms (%.2f ms of the processor)\n", plain.median, plain.p99, plain.p99Processor);
    const auto report = [&](const char *what, Quantiles log) {
        std::printf("%-20s median %5.2f ms, p99 %5.2f ms (%.2f ms of the processor), %.2f of the baseline\n", what, log.median, log.p99, log.p99Processor,
                    log.median / plain.median);
    };
    for (const bool isWrapped : {false, true}) {
        view.setWrapped(isWrapped);
        const char *const kind = isWrapped ? "wrapped" : "unwrapped";
        std::printf("%s\n", kind);
        view.setFollowing(true);
        report("  following", drawLog(frames, view, rows, *store, [] {}));
        view.setFollowing(false);
        report("  at random", drawLog(frames, view, rows, *store, [&] {
            QScrollBar *bar = view.verticalScrollBar();
            bar->setValue(QRandomGenerator::global()->bounded(bar->maximum()));
        }));
        report("  by the wheel", drawLog(frames, view, rows, *store, [&] { turnWheel(view, QRandomGenerator::global()->bounded(3) == 0 ? -120 : 120); }));
    }
    isOver = true;
    writer.join();
    return 0;
}
