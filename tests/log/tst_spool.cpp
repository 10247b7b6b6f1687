// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/eventstore.h"
#include "app/log/logstore.h"
#include "app/log/spool.h"
#include "app/log/spoolfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <memory>
#include <optional>
#include <thread>

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace runwatch;

namespace {

constexpr qint64 Noon = 1'800'000'000'000; // ms since 1970
constexpr qint64 MiB = 1 << 20;

QByteArray numbered(qint64 number)
{
    return "line " + QByteArray::number(number) + QByteArray(60 + number % 60, '.');
}

void appendNumbered(LogStore &store, qint64 count)
{
    for (qint64 number = qint64(store.end()), end = number + count; number < end; ++number)
        store.append({.arrivalTime = Noon, .text = numbered(number)});
}

bool isNumbered(const std::vector<LogBlock> &blocks)
{
    for (const LogBlock &block : blocks)
        for (qsizetype i = 0; i < block.size(); ++i)
            if (block.lineText(i) != numbered(qint64(block.first()) + i))
                return false;
    return true;
}

// Whether all it says it has is there, up to the last line written.
bool isWhole(const LogStore &store)
{
    const std::vector<LogBlock> blocks = store.blocks(store.first(), qint64(store.end()));
    qint64 lines = 0;
    for (const LogBlock &block : blocks)
        lines += block.size();
    return isNumbered(blocks) && lines > 0 && lines == qint64(store.end()) - qint64(store.first());
}

// A sanitizer's own books lie in anonymous memory, too.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr bool tellsMemory = false;
#else
constexpr bool tellsMemory = true;
#endif

// Of this process: what no file holds, in bytes.
qint64 anonymousMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("RssAnon:") + 8, 30).simplified().split(' ').constFirst().toLongLong() * 1'024;
}

// While it lives no file of this process may grow beyond this size.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 size)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{rlim_t(size), m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    Q_DISABLE_COPY_MOVE(FileSizeLimit)
    rlimit m_before{};
};

// A file system in memory of a given size, unmounted at the end.
class SmallDisk
{
public:
    explicit SmallDisk(const QByteArray &options)
        : m_path(QFile::encodeName(m_folder.path()))
        , m_isMounted(::mount("tmpfs", m_path.constData(), "tmpfs", 0, options.constData()) == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(m_path.constData(), MNT_DETACH);
    }
    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    Q_DISABLE_COPY_MOVE(SmallDisk)
    QTemporaryDir m_folder;
    QByteArray m_path;
    bool m_isMounted;
};

} // namespace

class TestSpool : public QObject
{
    Q_OBJECT

private slots:
    void keepsLinesOutOfAnonymousMemory();
    void leavesNoFileBehind();
    void dropsTheOldestOfAnyStore();
    void givesBackWhatNobodyReads();
    void keepsWhatIsReadWhenItGoes();
    void outlivesTheStores();
    void goesOnWhenTheFileMayNotGrow();
    void goesOnWithoutAFile();
    void goesOnWhenTheDiskIsFull();
    void hasRoomAgain();
    void keepsEventsToo();
    void keepsManyShortStoresSmall();
    void isReadWhileChunksAreMoved();

private:
    QTemporaryDir m_folder;
};

void TestSpool::keepsLinesOutOfAnonymousMemory()
{
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path()});
    LogStore store(LogStore::DefaultLimit, spool);
    appendNumbered(store, 10'000);
    const qint64 before = anonymousMemory();
    QVERIFY(before > 0);
    appendNumbered(store, 300'000);
    QVERIFY(store.memory() > 28 * MiB);
    QVERIFY2(!tellsMemory || anonymousMemory() - before < 4 * MiB, qPrintable(QString::number(anonymousMemory() - before)));
    QVERIFY(spool->file().used() > 27 * MiB);
    QVERIFY(isWhole(store));
    QCOMPARE(store.first(), LineNumber(0));
}

void TestSpool::leavesNoFileBehind()
{
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path()});
    LogStore store(LogStore::DefaultLimit, spool);
    appendNumbered(store, 50'000);
    QVERIFY(spool->file().spaceOnDisk() > MiB);
    QVERIFY(QDir(m_folder.path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::Hidden).isEmpty());
}

void TestSpool::dropsTheOldestOfAnyStore()
{
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path(), .limit = 16 * MiB});
    LogStore finished(LogStore::DefaultLimit, spool);
    LogStore quiet(LogStore::DefaultLimit, spool);
    LogStore noisy(LogStore::DefaultLimit, spool);
    appendNumbered(finished, 40'000);
    appendNumbered(quiet, 10);
    appendNumbered(noisy, 60'000);
    QCOMPARE(finished.first(), LineNumber(0)); // there was room for all
    for (int i = 0; i < 100; ++i) {
        appendNumbered(noisy, 2'000);
        QVERIFY(spool->total() <= 16 * MiB);
    }
    QCOMPARE(finished.first(), LineNumber(40'000)); // all of it, though it has not written since
    QVERIFY(finished.blocks(LineNumber(0), 40'000).empty());
    QCOMPARE(finished.memory(), qint64(0));
    QCOMPARE(quiet.first(), LineNumber(10));
    QVERIFY(noisy.first() > LineNumber(0));
    QVERIFY(isWhole(noisy));
    appendNumbered(quiet, 10); // it goes on where it was
    QCOMPARE(quiet.first(), LineNumber(10));
    QVERIFY(isWhole(quiet));
}

void TestSpool::givesBackWhatNobodyReads()
{
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path()});
    auto first = std::make_unique<LogStore>(20 * MiB, spool);
    appendNumbered(*first, 400'000);
    QVERIFY(spool->file().used() <= 20 * MiB);
    QTRY_VERIFY(spool->file().spaceOnDisk() <= 21 * MiB);
    first.reset();
    QCOMPARE(spool->total(), qint64(0));
    QCOMPARE(spool->file().used(), qint64(0));
    QTRY_COMPARE(spool->file().spaceOnDisk(), qint64(0)); // though nobody writes any more
}

void TestSpool::keepsWhatIsReadWhenItGoes()
{
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path()});
    LogStore store(8 * MiB, spool);
    appendNumbered(store, 50'000);
    const std::vector<LogBlock> held = store.blocks(LineNumber(0), 50'000);
    appendNumbered(store, 300'000);
    QVERIFY(store.first() > LineNumber(50'000));
    QVERIFY(isNumbered(held));
    QVERIFY(isWhole(store));
}

void TestSpool::outlivesTheStores()
{
    std::vector<LogBlock> held;
    {
        const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path()});
        LogStore store(LogStore::DefaultLimit, spool);
        appendNumbered(store, 50'000);
        held = store.blocks(LineNumber(0), 50'000);
    }
    QVERIFY(isNumbered(held));
}

void TestSpool::goesOnWhenTheFileMayNotGrow()
{
    const FileSizeLimit limit(6 * MiB);
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path()});
    LogStore store(LogStore::DefaultLimit, spool);
    for (int i = 0; i < 60; ++i) {
        appendNumbered(store, 2'000);
        QCOMPARE(store.end(), LineNumber(2'000 * (i + 1)));
        QVERIFY(qint64(store.first()) < qint64(store.end()) - std::min<qint64>(qint64(store.end()) - 1, 30'000));
    }
    QVERIFY(isWhole(store));
    QCOMPARE(spool->episode(), 1);
    QCOMPARE(spool->trouble().error, EFBIG);
    QVERIFY(spool->file().used() <= 6 * MiB);
}

void TestSpool::goesOnWithoutAFile()
{
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.filePath(QStringLiteral("missing")), .strandedLimit = 4 * MiB});
    LogStore store(LogStore::DefaultLimit, spool);
    appendNumbered(store, 300'000);
    QCOMPARE(spool->episode(), 1);
    QCOMPARE(spool->trouble().error, ENOENT);
    QVERIFY(isWhole(store));
    QVERIFY(store.memory() <= 6 * MiB);
    QVERIFY(qint64(store.end()) - qint64(store.first()) > 30'000); // about 4 MiB
}

// A real one: others fill it, down to the last page, while we write.
void TestSpool::goesOnWhenTheDiskIsFull()
{
    const SmallDisk disk("size=12m");
    if (!disk.isMounted())
        QSKIP("this machine lets us mount nothing");
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = disk.path()});
    LogStore store(LogStore::DefaultLimit, spool);
    appendNumbered(store, 60'000);
    QCOMPARE(spool->episode(), 0);
    QFile other(QDir(disk.path()).filePath(QStringLiteral("other")));
    QVERIFY(other.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (other.write(QByteArray(4'096, 'o')) == 4'096) {
    }
    for (int i = 0; i < 100; ++i) {
        appendNumbered(store, 3'000);
        QVERIFY(qint64(store.first()) < qint64(store.end()) - 10'000);
    }
    QVERIFY(isWhole(store));
    QCOMPARE(spool->episode(), 1);
    QCOMPARE(spool->trouble().error, ENOSPC);
    QVERIFY(store.first() > LineNumber(0));
    QVERIFY(spool->file().used() > 3 * MiB); // what it had it still uses
}

void TestSpool::hasRoomAgain()
{
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path(), .settledAfter = 8 * MiB});
    LogStore store(LogStore::DefaultLimit, spool);
    for (int episode = 0; episode < 4; episode += 2) {
        {
            const FileSizeLimit limit(4 * MiB);
            appendNumbered(store, 100'000);
            QCOMPARE(spool->episode(), episode + 1);
        }
        appendNumbered(store, 50'000); // less than 8 MiB
        QCOMPARE(spool->episode(), episode + 1);
        appendNumbered(store, 50'000);
        QCOMPARE(spool->episode(), episode + 2);
        QVERIFY(isWhole(store));
    }
}

void TestSpool::keepsEventsToo()
{
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path()});
    EventStore events(EventStore::DefaultLimit, spool);
    const qint64 before = anonymousMemory();
    StoredEvent event;
    const QByteArray large(1'000, 'x');
    for (int i = 0; i < 60'000; ++i) {
        const QByteArray id = numbered(i);
        event.lastEventId = id;
        event.data = large;
        event.size = large.size();
        events.append(event);
    }
    const EventStore::Events kept = events.events(events.first(), events.end());
    QVERIFY(kept.size() > 20'000);
    for (qsizetype i = 0; i < kept.size(); ++i)
        QVERIFY(kept[i].lastEventId == numbered(kept.first() + i) && kept[i].data == large);
    QVERIFY(spool->file().used() > 28 * MiB);
    QVERIFY(!tellsMemory || anonymousMemory() - before < 6 * MiB);
}

void TestSpool::keepsManyShortStoresSmall()
{
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path()});
    std::vector<std::unique_ptr<LogStore>> stores;
    const qint64 before = anonymousMemory();
    for (int i = 0; i < 300; ++i) {
        stores.push_back(std::make_unique<LogStore>(LogStore::DefaultLimit, spool));
        appendNumbered(*stores.back(), 20);
    }
    QVERIFY2(!tellsMemory || anonymousMemory() - before < 4 * MiB, qPrintable(QString::number(anonymousMemory() - before)));
    for (const auto &store : stores)
        appendNumbered(*store, 2'500);
    QVERIFY2(!tellsMemory || anonymousMemory() - before < 60 * MiB, qPrintable(QString::number(anonymousMemory() - before)));
    for (const auto &store : stores)
        QVERIFY(isWhole(*store));
}

// Under ThreadSanitizer this is the proof that moving a chunk under a reader, and dropping it, is right.
void TestSpool::isReadWhileChunksAreMoved()
{
    constexpr qint64 count = 200'000;
    const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = m_folder.path(), .limit = 8 * MiB});
    const auto store = std::make_shared<LogStore>(LogStore::DefaultLimit, spool);
    std::atomic<bool> isRight = true;
    const auto read = [reading = std::shared_ptr<const LogStore>(store), &isRight] {
        while (isRight && reading->end() < LineNumber(count))
            isRight = isNumbered(reading->blocks(LineNumber(qint64(reading->end()) - 12'000), 12'000))
                && isNumbered(reading->blocks(reading->first(), 3'000));
    };
    std::thread one(read);
    std::thread other(read);
    while (store->end() < LineNumber(count)) {
        LogStore another(LogStore::DefaultLimit, spool); // that comes and goes
        appendNumbered(another, 500);
        appendNumbered(*store, 1'000);
    }
    one.join();
    other.join();
    QVERIFY(isRight);
    QVERIFY(isWhole(*store));
}

QTEST_GUILESS_MAIN(TestSpool)
#include "tst_spool.moc"
