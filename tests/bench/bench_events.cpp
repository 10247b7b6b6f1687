// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0

// What the Events tab costs at speed: the store against a plain copy of the same bytes, and the tab,
// shown and following, against one second of 100 000 events.
#include "app/log/eventstore.h"
#include "ui/log/eventpane.h"

#include <QApplication>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>

#include <cstdio>
#include <cstring>
#include <vector>

#include <time.h>

using namespace runwatch;

namespace {

constexpr int EventsPerTick = 3'300; // 100 000 a second at 33 ms
constexpr int Ticks = 150;

StoredEvent eventOf(QByteArrayView data)
{
    StoredEvent event;
    event.arrivalTime = 1'800'000'000'000;
    event.size = data.size();
    event.type = "progress";
    event.data = data;
    return event;
}

// Of this thread alone, so that a busy machine counts little.
double processorSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

double secondsOfCopying(QByteArrayView data, int count)
{
    std::vector<char> ring(32 << 20);
    size_t at = 0;
    const double begun = processorSeconds();
    for (int i = 0; i < count; ++i) {
        at = at + size_t(data.size()) > ring.size() ? 0 : at;
        std::memcpy(ring.data() + at, data.data(), size_t(data.size()));
        at += size_t(data.size());
    }
    volatile char seen = ring[at / 2];
    (void)seen;
    return processorSeconds() - begun;
}

double secondsOfStoring(QByteArrayView data, int count)
{
    EventStore store;
    const StoredEvent event = eventOf(data);
    const double begun = processorSeconds();
    for (int i = 0; i < count; ++i)
        store.append(event);
    return processorSeconds() - begun;
}

struct Share
{
    double mean = 0; // of the GUI thread's time
    double longest = 0; // ms of one tick
};

Share shareOfTheTab(QByteArrayView data, const QString &filter, bool showsShapes)
{
    const auto store = std::make_shared<EventStore>();
    EventPane pane;
    pane.resize(900, 600);
    pane.setEvents(store);
    pane.show();
    if (!filter.isEmpty())
        pane.findChild<QLineEdit *>()->setText(filter);
    for (QToolButton *button : pane.findChildren<QToolButton *>()) {
        if (button->isCheckable() && showsShapes)
            button->click();
    }
    Share share;
    const StoredEvent event = eventOf(data);
    for (int tick = 0; tick < Ticks; ++tick) {
        for (int i = 0; i < EventsPerTick; ++i)
            store->append(event);
        const double begun = processorSeconds();
        pane.takeEvents(store->first(), store->end());
        QCoreApplication::processEvents(); // paints, and takes what the pool has found
        const double milliseconds = (processorSeconds() - begun) * 1e3;
        share.mean += milliseconds / (Ticks * 33.0);
        share.longest = std::max(share.longest, milliseconds);
    }
    return share;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    const QByteArray data = "{\"status\":\"progress\",\"progress\":40,\"message\":\"" + QByteArray(150, 'x') + "\"}";
    constexpr int Count = 1'000'000;
    secondsOfCopying(data, Count);
    const double copying = secondsOfCopying(data, Count);
    const double storing = secondsOfStoring(data, Count);
    std::printf("store: %.0f ns an event, %.1f times a plain copy\n", storing / Count * 1e9, storing / copying);
    const struct { const char *name; const char *filter; bool showsShapes; } views[]{
        {"all events", "", false}, {"filtered, none fits", "needle", false}, {"filtered, all fit", "xxx", false}, {"by shape", "", true}};
    for (const auto &view : views) {
        const Share share = shareOfTheTab(data, QString::fromLatin1(view.filter), view.showsShapes);
        std::printf("tab, %s: %.1f %% of the GUI thread at 100 000 events/s, longest tick %.1f ms\n", view.name, share.mean * 100, share.longest);
    }
    return 0;
}
