// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// A thousand streams to one host and port: how long until each has delivered, what each
// costs in memory, and what all cost at one event a second each. The program is a process
// of its own; only for the time of delivery in the window is the window one of ours, so
// that its list can be looked into.
//
//   bench_many RUNWATCH [--face headless|window] [--streams N] [--seconds N] [--together] [--enforce]
//
// The window takes QT_QPA_PLATFORM as it is: offscreen, or xcb under xvfb-run.

#include "app/model/joblistmodel.h"
#include "app/open/commandline.h"
#include "tests/bench/crowdserver.h"
#include "tests/bench/processfacts.h"
#include "ui/watchwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QNetworkProxyFactory>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QTreeView>

#include <algorithm>

#include <sys/resource.h>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int LookInterval = 20; // ms between two looks into the window's list
constexpr int Patience = 60'000; // ms
constexpr int SettleTime = 3'000; // ms from the delivery to the measuring

int deliveredIn(const QAbstractItemModel &rows)
{
    int delivered = 0;
    for (int row = 0; row < rows.rowCount(); ++row)
        delivered += rows.index(row, JobListModel::EventsColumn).data(JobListModel::SortRole).toLongLong() > 0 ? 1 : 0;
    return delivered;
}

// The child: the window as main() makes it. Prints how many rows have had an event, as that grows.
int watchAndTell(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    const auto parsed = parseCommandLine(QCoreApplication::arguments().sliced(2), {}, ProfileLibrary());
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &application, [told = 0]() mutable {
        for (const QWidget *window : QApplication::topLevelWidgets()) {
            for (const QTreeView *view : window->findChildren<QTreeView *>()) {
                const int delivered = view->inherits("runwatch::JobView") ? deliveredIn(*view->model()) : 0;
                if (delivered > told)
                    QTextStream(stdout) << "delivered " << (told = delivered) << '\n';
            }
        }
    });
    look.start(LookInterval);
    return std::holds_alternative<CommandLine>(parsed) ? watchInWindow(std::get<CommandLine>(parsed)) : 2;
}

bool raiseDescriptorLimit()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return false;
    limit.rlim_cur = limit.rlim_max;
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

// Counts the streams that have delivered, by what the process prints.
class Deliveries
{
public:
    void read(QProcess &process)
    {
        while (process.canReadLine())
            readLine(process.readLine());
    }

    [[nodiscard]] qsizetype count() const { return std::max(m_told, m_streams.size()); }

private:
    void readLine(const QByteArray &line)
    {
        if (line.startsWith("delivered ")) {
            m_told = line.mid(10).trimmed().toLongLong();
            return;
        }
        const qsizetype at = line.indexOf("\"progress\":");
        if (line.startsWith("{\"stream\":") && at > 0 && line.at(at + 11) >= '0' && line.at(at + 11) <= '9')
            m_streams.insert(line.left(line.indexOf(',')));
    }

    QSet<QByteArray> m_streams;
    qsizetype m_told = 0;
};

struct Program
{
    QString path;
    QStringList before; // of the URLs
    bool tellsDeliveries = true;
};

struct Measured
{
    double secondsToDelivery = -1; // of the first event of every stream, from the start of the process; -1: not all
    ProcessFacts settled; // at the end
    double cpuShare = 0; // of one core
    qint64 lost = 0; // readers that went away
};

void letPass(QProcess &process, Deliveries &deliveries, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(milliseconds)) {
        process.waitForReadyRead(50);
        deliveries.read(process);
    }
}

Measured measure(const Program &program, CrowdServer::Beat beat, int streams, int seconds)
{
    CrowdServer server(beat);
    QStringList arguments = program.before;
    for (int stream = 0; stream < streams; ++stream)
        arguments << u"http://127.0.0.1:%1/run/%2"_s.arg(server.port()).arg(stream);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program.path, arguments);
    Measured measured;
    Deliveries deliveries;
    const bool tellsDelivery = program.tellsDeliveries;
    while (tellsDelivery && deliveries.count() < streams && !timer.hasExpired(Patience)) {
        process.waitForReadyRead(20);
        deliveries.read(process);
    }
    if (tellsDelivery && deliveries.count() >= streams)
        measured.secondsToDelivery = double(timer.elapsed()) / 1000;
    if (seconds > 0) {
        while (!tellsDelivery && server.requests() < streams && !timer.hasExpired(Patience))
            letPass(process, deliveries, 50);
        letPass(process, deliveries, SettleTime);
        const ProcessFacts before = factsOf(process.processId());
        timer.restart();
        letPass(process, deliveries, seconds * 1000);
        measured.settled = factsOf(process.processId());
        measured.cpuShare = (measured.settled.cpuSeconds - before.cpuSeconds) / (double(timer.elapsed()) / 1000);
    }
    measured.lost = streams - server.readers();
    process.kill();
    process.waitForFinished();
    return measured;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--tell-deliveries")
        return watchAndTell(argc, argv);

    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto option = [&arguments](const QString &name, int otherwise) {
        const qsizetype at = arguments.indexOf(name);
        return at < 0 ? otherwise : arguments.value(at + 1).toInt();
    };
    QTextStream out(stdout);
    if (!raiseDescriptorLimit()) {
        out << "cannot raise the limit of descriptors\n";
        return 2;
    }
    QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
    const int streams = option(u"--streams"_s, 1000);
    const int seconds = option(u"--seconds"_s, 20);
    const auto beat = arguments.contains("--together"_L1) ? CrowdServer::Beat::Together : CrowdServer::Beat::Spread;
    const bool isWindow = arguments.value(arguments.indexOf("--face"_L1) + 1) == "window"_L1;
    const Program program{arguments.value(1), {isWindow ? u"--new-window"_s : u"--headless"_s}, !isWindow};
    const Program telling{QCoreApplication::applicationFilePath(), {u"--tell-deliveries"_s, u"--new-window"_s}};

    const Measured one = measure(program, beat, 1, 3);
    const Measured all = measure(program, beat, streams, seconds);
    const double delivery = (isWindow ? measure(telling, beat, streams, 0) : all).secondsToDelivery;
    const double kilobytes = double(all.settled.residentKilobytes - one.settled.residentKilobytes) / std::max(1, streams - 1);
    out << (isWindow ? "window, " : "headless, ") << streams << " streams"
        << (beat == CrowdServer::Beat::Spread ? ", spread" : ", together") << '\n'
        << "all delivered after " << delivery << " s, bar 2\n"
        << "resident " << kilobytes << " kB a stream, bar 120 (" << one.settled.residentKilobytes << " kB with one, "
        << all.settled.residentKilobytes << " kB with all)\n"
        << "processor " << all.cpuShare * 100 << " % of a core at one event a second each, bar 10 (" << one.cpuShare * 100
        << " % with one)\n"
        << "threads " << all.settled.threads << ", descriptors " << all.settled.descriptors << ", streams lost " << all.lost << '\n';
    const bool isMet = delivery >= 0 && delivery <= 2 && kilobytes <= 120 && all.cpuShare <= 0.1 && all.lost == 0;
    return !isMet && arguments.contains("--enforce"_L1) ? 1 : 0;
}
