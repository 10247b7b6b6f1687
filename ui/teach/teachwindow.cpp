// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/teach/teachwindow.h"

#include "app/profile/profileid.h"
#include "app/teach/profilemaking.h"
#include "ui/log/fieldtree.h"
#include "ui/log/rowtable.h"
#include "ui/logview/visibletext.h"
#include "ui/open/inlineerror.h"
#include "ui/teach/kindrows.h"
#include "ui/teach/meaningmenu.h"
#include "ui/teach/previewpane.h"
#include "ui/teach/rulespane.h"
#include "ui/teach/teachwords.h"

#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

namespace runwatch {

namespace {

constexpr int FollowInterval = 1'000; // ms

QGroupBox *titled(const QString &title, QWidget *content)
{
    auto *box = new QGroupBox(title);
    auto *layout = new QVBoxLayout(box);
    layout->addWidget(content);
    return box;
}

QSplitter *stacked(Qt::Orientation orientation, std::initializer_list<QWidget *> parts)
{
    auto *splitter = new QSplitter(orientation);
    splitter->setChildrenCollapsible(false);
    for (QWidget *part : parts)
        splitter->addWidget(part);
    return splitter;
}

} // namespace

TeachWindow::TeachWindow(ProfileLibrary &profiles, Stream stream, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_profiles(profiles)
    , m_stream(std::move(stream))
    , m_teaching(m_stream.base)
    , m_kinds(new KindRows(this))
    , m_kindTable(makeRowTable(m_kinds, tr("Kinds of events")))
    , m_fields(new JsonTree(this))
    , m_tree(makeFieldTree(m_fields, tr("The event's fields")))
    , m_ask(new QPushButton(tr("&This Is…")))
    , m_rules(new RulesPane)
    , m_preview(new PreviewPane)
    , m_name(new QLineEdit)
    , m_save(new QPushButton(tr("&Save as Profile")))
    , m_error(new InlineError)
{
    //: %1 is a stream's name
    setWindowTitle(tr("Teach Runwatch %1").arg(visibleText(QStringView(m_stream.name))));
    auto *right = stacked(Qt::Vertical, {titled(tr("2. What you have said"), m_rules), titled(tr("3. What comes of it"), m_preview)});
    auto *both = stacked(Qt::Horizontal, {makeEvents(), right});
    right->setSizes({450, 350});
    both->setSizes({500, 500});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(both, 1);
    layout->addWidget(makeSaving());
    resize(180 * fontMetrics().averageCharWidth(), 50 * fontMetrics().height());
    connectParts();
    m_teaching.setSample(StreamSample(*m_stream.events));
    m_follow.start(FollowInterval);
    tryOut();
}

QWidget *TeachWindow::makeEvents()
{
    m_kindTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_kindTable->horizontalHeader()->setStretchLastSection(true);
    const int character = fontMetrics().averageCharWidth();
    m_kindTable->horizontalHeader()->resizeSection(KindRows::KindColumn, 20 * character);
    m_kindTable->horizontalHeader()->resizeSection(KindRows::CountColumn, 8 * character);
    m_kindTable->horizontalHeader()->resizeSection(KindRows::ReadColumn, 17 * character);
    m_fields->setMeanings([this](const JsonTree::Place &place) { return meaningOf(taughtPlace(place)); });
    m_tree->header()->resizeSection(JsonTree::NameColumn, 20 * character);
    m_tree->header()->resizeSection(JsonTree::ValueColumn, 22 * character);
    m_ask->setEnabled(false);
    auto *below = new QWidget;
    auto *layout = new QVBoxLayout(below);
    layout->setContentsMargins({});
    auto *hint = new QLabel(tr("Click a value and say what it is."));
    hint->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout;
    row->addWidget(m_ask);
    row->addWidget(hint, 1);
    layout->addWidget(m_tree, 1);
    layout->addLayout(row);
    auto *parts = stacked(Qt::Vertical, {m_kindTable, below});
    parts->setSizes({200, 400});
    return titled(tr("1. What the server sends"), parts);
}

QWidget *TeachWindow::makeSaving()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    auto *label = new QLabel(tr("&Name:"));
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_name);
    m_name->setAccessibleName(tr("Name of the profile"));
    m_name->setPlaceholderText(tr("What you call this server"));
    m_name->setMaxLength(60);
    auto *close = new QPushButton(tr("Close"));
    layout->addWidget(label);
    layout->addWidget(m_name, 2);
    layout->addWidget(m_save);
    layout->addWidget(close);
    layout->addWidget(m_error, 3);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    return row;
}

void TeachWindow::connectParts()
{
    connect(new QShortcut(QKeySequence::Cancel, this), &QShortcut::activated, this, &QWidget::close);
    connect(m_kindTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showKind(current.row()); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, m_ask,
            [this](const QModelIndex &current) { m_ask->setEnabled(current.isValid()); });
    connect(m_tree, &QTreeView::clicked, this, &TeachWindow::askAtCurrent);
    connect(m_tree, &QTreeView::activated, this, &TeachWindow::askAtCurrent);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &TeachWindow::askAtCurrent);
    connect(m_ask, &QPushButton::clicked, this, &TeachWindow::askAtCurrent);
    connect(m_rules, &RulesPane::takeBackRequested, this, [this](qsizetype rule, qsizetype statement) {
        m_teaching.take(rule, statement);
        change();
    });
    connect(m_rules, &RulesPane::conditionToggled, this, [this](qsizetype rule, qsizetype condition, bool isAsked) {
        m_teaching.askFor(rule, condition, isAsked);
        change();
    });
    connect(m_rules, &RulesPane::meaningChosen, this, [this](const TaughtPlace &place, const QByteArray &word, const QByteArray &means) {
        m_teaching.setMeaning(place, word, means);
        change();
    });
    connect(&m_trial, &Trial::done, this, &TeachWindow::takeTrial);
    connect(&m_follow, &QTimer::timeout, this, &TeachWindow::tryNewer);
    connect(m_name, &QLineEdit::textChanged, this, [this] { m_error->say({}); });
    connect(m_name, &QLineEdit::returnPressed, this, &TeachWindow::save);
    connect(m_save, &QPushButton::clicked, this, &TeachWindow::save);
}

void TeachWindow::showStored(qint64 index)
{
    if (const SampledEvent *event = m_teaching.sample().event(index + 1)) {
        showSampled(*event);
        return;
    }
    const EventStore::Events events = m_stream.events->events(index, index < 0 ? 0 : 1);
    if (events.size() == 1 && events.first() == index)
        showSampled({events[0].number, events[0].arrivalTime, events[0].hasId, events[0].type.toByteArray(),
                     events[0].lastEventId.toByteArray(), events[0].data.toByteArray(), jsonNodes(events[0].data)});
}

void TeachWindow::showKind(int row)
{
    const EventKind *kind = m_kinds->kind(row);
    if (kind && !(m_isPicked && kind->example.number == m_event.number))
        showSampled(kind->example);
}

void TeachWindow::showSampled(const SampledEvent &event)
{
    const QByteArrayList before = m_fields->place(m_tree->currentIndex()).names;
    m_isPicked = true;
    m_event = event;
    m_fields->setEvent(event.type, event.data);
    expandSome(*m_tree);
    const QModelIndex same = m_fields->indexOf(before);
    m_tree->setCurrentIndex(same.isValid() ? same : m_fields->index(std::min(1, m_fields->rowCount() - 1), 0));
}

void TeachWindow::askAtCurrent()
{
    const QModelIndex current = m_tree->currentIndex();
    if (!current.isValid())
        return;
    m_tree->scrollTo(current);
    const QRect row = m_tree->visualRect(current.siblingAtColumn(JsonTree::ValueColumn));
    askMeaning(m_fields->place(current), m_tree->viewport()->mapToGlobal(row.bottomLeft()));
}

void TeachWindow::askMeaning(const JsonTree::Place &place, const QPoint &at)
{
    MeaningMenu menu;
    menu.place = place;
    menu.said = m_teaching.saidOf(m_event, taughtPlace(place));
    menu.take = [this](const TaughtStatement &statement) { say(statement); };
    menu.takeBack = [this, place] { takeBack(taughtPlace(place)); };
    menu.make(this)->popup(at);
}

void TeachWindow::say(const TaughtStatement &statement)
{
    m_teaching.say(m_event, statement);
    change();
}

void TeachWindow::takeBack(const TaughtPlace &place)
{
    for (qsizetype rule = 0; rule < m_teaching.rules().size(); ++rule) {
        const TaughtRule &said = m_teaching.rules().at(rule);
        if (!said.fits(m_event) || !said.saidOf(place))
            continue;
        m_teaching.take(rule, said.statements.indexOf(*said.saidOf(place)));
        return change();
    }
}

void TeachWindow::change()
{
    m_error->say({});
    m_rules->setTeaching(m_teaching);
    m_tree->viewport()->update();
    tryOut();
}

QString TeachWindow::meaningOf(const TaughtPlace &place) const
{
    const TaughtStatement *said = m_teaching.saidOf(m_event, place);
    return said ? meaningText(*said) : QString();
}

void TeachWindow::tryOut()
{
    m_tried = m_stream.events->end();
    m_trial.start(m_stream.events, m_teaching.profile(), m_stream.name);
}

void TeachWindow::tryNewer()
{
    if (isVisible() && m_stream.events->end() != m_tried)
        tryOut();
}

void TeachWindow::takeTrial(const Trial::Result &result)
{
    m_teaching.setSample(result.sample);
    m_rules->setTeaching(m_teaching);
    m_kinds->setKinds(result.kinds);
    m_preview->setPreview(result.preview);
    if (!m_isPicked && m_kinds->rowCount() > 0)
        m_kindTable->selectRow(m_kinds->firstNotUnderstood());
    else if (!m_kindTable->currentIndex().isValid() && m_kinds->rowOf(m_event) >= 0)
        m_kindTable->selectRow(m_kinds->rowOf(m_event));
}

void TeachWindow::save()
{
    Profile profile = m_teaching.profile();
    profile.name = m_name->text().trimmed();
    profile.id = profileIdOf(profile.name);
    if (m_teaching.rules().isEmpty())
        return m_error->say(tr("Say first what a value means."));
    if (profile.id.isEmpty()) {
        m_name->setFocus();
        return m_error->say(tr("Give it a name with a letter or a digit."));
    }
    const bool isThere = profile.id != BuiltInProfile && m_profiles.find(profile.id).has_value();
    if (isThere && std::exchange(m_replacing, profile.id) != profile.id)
        return m_error->say(tr("There is a profile of that name. Save again to replace it."));
    makeKnown(profile, m_stream.url, m_stream.method);
    const auto result = m_profiles.save(profile);
    if (const auto *error = std::get_if<ProfileLibrary::SaveError>(&result)) {
        return m_error->say(error->kind == ProfileLibrary::SaveError::Kind::NameUnusable
                                ? tr("This name cannot be used. Try another one.")
                                //: %1 is the system's own sentence
                                : tr("It could not be saved: %1").arg(error->detail));
    }
    m_replacing = profile.id;
    emit saved(m_stream.run, profile.id);
    close();
}

} // namespace runwatch
