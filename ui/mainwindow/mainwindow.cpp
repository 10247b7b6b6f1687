// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/mainwindow.h"

#include "app/net/shownurl.h"
#include "app/run/session.h"
#include "ui/jobs/jobcolumns.h"
#include "ui/jobs/jobview.h"
#include "ui/look/appearancemenu.h"
#include "ui/look/icons.h"
#include "ui/mainwindow/aboutbox.h"
#include "ui/mainwindow/announcer.h"
#include "ui/mainwindow/cancelbanner.h"
#include "ui/mainwindow/jobdetail.h"
#include "ui/mainwindow/jobpane.h"
#include "ui/mainwindow/keydialog.h"
#include "ui/mainwindow/mainmenu.h"
#include "ui/mainwindow/maintoolbar.h"
#include "ui/mainwindow/panecycle.h"
#include "ui/mainwindow/serveractions.h"
#include "ui/mainwindow/startpage.h"
#include "ui/mainwindow/statusline.h"
#include "ui/mainwindow/streambanner.h"
#include "ui/mainwindow/streamcontrols.h"
#include "ui/mainwindow/windowlayout.h"
#include "ui/mainwindow/windowtitle.h"
#include "ui/open/openstreamdialog.h"
#include "ui/sidebar/filtermenu.h"
#include "ui/sidebar/sidebar.h"

#include <QCloseEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace runwatch {
namespace {

constexpr QSize LeastSize(820, 520);
constexpr int CharactersForSidebar = 140; // a narrower window has no room for it
constexpr int UndoTime = 5'000; // ms in which the cancelling of several jobs can be taken back
constexpr int CountingInterval = 250; // ms between two looks at all jobs

} // namespace

MainWindow::MainWindow(Session &session, Preferences preferences, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_preferences((applyLook(preferences.appearance), std::move(preferences)))
    , m_appearance(new AppearanceMenu(m_preferences.appearance, this))
    , m_sidebar(new Sidebar(this))
    , m_jobs(new JobPane(session.jobs(), this))
    , m_view(m_jobs->view())
    , m_detail(new JobDetail(session, this))
    , m_banner(new StreamBanner(this))
    , m_cancelBanner(new CancelBanner(UndoTime, this))
    , m_start(new StartPage(this))
    , m_status(new StatusLine(session, this))
    , m_toolBar(new MainToolBar(m_actions, m_view.verbs(), this))
    , m_pages(new QStackedWidget(this))
    , m_outer(new QSplitter(this))
    , m_list(new QSplitter(Qt::Vertical, this))
    , m_controls(new StreamControls(session, {m_view, m_detail->header(), *m_sidebar, *m_banner, *m_cancelBanner}, this))
    , m_announcer(new Announcer(m_status))
{
    assemble();
    fillMenus();
    connectActions();
    connectJobs();
    connectSession();
    windowLayout().restore(m_preferences);
    fitSidebar();
    showFittingPage();
    tellCounts();
}

void MainWindow::assemble()
{
    setMinimumSize(LeastSize);
    addToolBar(m_toolBar);
    m_toolBar->setFilterMenu(new FilterMenu(m_sidebar->rows(), this));
    setStatusBar(m_status);
    m_sidebar->setJobs(&m_session.jobs());
    m_start->setRecentUrls(m_preferences.recentUrls);

    auto *upper = new QWidget(this);
    auto *lines = new QVBoxLayout(upper);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(m_cancelBanner);
    lines->addWidget(m_banner);
    lines->addWidget(m_jobs, 1);
    m_list->addWidget(upper);
    m_list->addWidget(m_detail);
    m_list->setCollapsible(0, false);
    m_outer->addWidget(m_sidebar);
    m_outer->addWidget(m_list);
    m_outer->setStretchFactor(1, 1);
    m_outer->setCollapsible(1, false);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_outer);
    setCentralWidget(m_pages);
}

void MainWindow::fillMenus()
{
    auto *tabs = new QMenu(tr("&Tabs"), this);
    m_detail->fillTabMenu(*tabs);
    fillMenuBar(*menuBar(),
                {.actions = m_actions,
                 .verbs = m_view.verbs(),
                 .columns = m_view.columns(),
                 .undo = *m_cancelBanner->undo(),
                 .servers = m_controls->servers().menu(),
                 .appearance = *m_appearance,
                 .tabs = *tabs, .log = m_detail->log(), .profiles = m_session.profiles()});
    addActions(m_actions.all());
    addAction(m_cancelBanner->undo());
    connect(m_appearance, &AppearanceMenu::appearanceChanged, this,
            [this](Appearance appearance) { m_preferences.appearance = appearance; });
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto verb) { connect(action, &QAction::triggered, this, verb); };
    const auto panes = [this] { return QList<QWidget *>{m_sidebar, &m_view} + m_detail->panes(); };
    on(m_actions.openStream, [this] { showOpenDialog(); });
    on(m_actions.demo, &MainWindow::demoRequested);
    on(m_actions.quit, &MainWindow::close);
    on(m_actions.findJobs, [this] { m_toolBar->filter().setFocus(Qt::ShortcutFocusReason); });
    on(m_actions.clearFilter, &MainWindow::clearFilter);
    on(m_actions.clearFinished, &MainWindow::clearFinished);
    on(m_actions.nextPane, [panes] { moveFocus(panes(), Direction::Forward); });
    on(m_actions.previousPane, [panes] { moveFocus(panes(), Direction::Backward); });
    on(m_actions.resetLayout, [this] { windowLayout().reset(m_preferences); });
    on(m_actions.showKeys, [this] {
        (new KeyDialog(m_actions.all() + m_view.verbs().all() + findChildren<QAction *>(), this))->show();
    });
    on(m_actions.about, [this] { showAbout(this); });
    connect(m_actions.showSidebar, &QAction::toggled, this, &MainWindow::fitSidebar);
    connect(m_actions.showDetail, &QAction::toggled, m_detail, &QWidget::setVisible);
    connect(&m_toolBar->filter(), &QLineEdit::textChanged, m_jobs, &JobPane::setText);
    connect(&m_sidebar->rows(), &SidebarModel::choiceChanged, m_jobs, &JobPane::setChoice);
    connect(m_jobs, &JobPane::clearFilterRequested, this, &MainWindow::clearFilter);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::open);
    connect(m_start, &StartPage::editRequested, this, &MainWindow::showOpenDialog);
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::demoRequested);
}

void MainWindow::connectJobs()
{
    connect(&m_view, &JobView::currentJobChanged, this, &MainWindow::showJob);
    connect(m_view.selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { m_detail->showSelection(m_view.selectedJobs()); });
    connect(&m_view, &JobView::openRequested, m_detail, &JobDetail::showDetails);
    connect(m_controls, &StreamControls::certificateKept, this, [this](const QString &origin, const QByteArray &pem) {
        m_preferences.trustedCertificates.insert(origin, pem);
        m_preferences.save();
    });
    m_controls->setTokenOrigins(m_preferences.tokenOrigins);
    connect(m_controls, &StreamControls::tokenKept, this, &MainWindow::takeToken);
}

void MainWindow::takeToken(const QString &origin, TokenStore::Place place, const QString &sentence)
{
    m_preferences.noteToken(origin, place == TokenStore::Place::Keychain);
    m_preferences.save();
    m_status->showMessage(sentence, 10'000); // ms
}

void MainWindow::connectSession()
{
    m_counting.setSingleShot(true);
    m_counting.setInterval(CountingInterval);
    connect(&m_counting, &QTimer::timeout, this, &MainWindow::tellCounts);
    connect(&m_session, &Session::batchApplied, this, &MainWindow::takeBatch);
    for (const auto signal : {&JobListModel::rowsInserted, &JobListModel::rowsRemoved})
        connect(&m_session.jobs(), signal, this, &MainWindow::showFittingPage);
    connect(&m_session.jobs(), &JobListModel::streamChanged, this, [this] {
        if (!m_counting.isActive())
            m_counting.start();
    });
}

void MainWindow::open(const StreamRequest &request)
{
    m_preferences.rememberUrl(maskSecrets(request.given));
    m_start->setRecentUrls(m_preferences.recentUrls);
    StreamRequest trusting = request;
    if (trusting.pinnedCertificate.isEmpty() && trusting.certificateAuthorityFile.isEmpty())
        trusting.pinnedCertificate = m_preferences.trustedCertificates.value(originOf(request.url));
    m_controls->open(trusting);
}

void MainWindow::showOpenDialog(const QString &url)
{
    if (!m_openDialog) {
        m_openDialog = new OpenStreamDialog(this, m_session.profiles());
        m_openDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_openDialog, &OpenStreamDialog::tokenRemembered, m_controls, &StreamControls::keepToken);
        connect(m_openDialog, &OpenStreamDialog::openRequested, this, &MainWindow::open);
    }
    m_openDialog->setRecent(m_preferences.recentUrls);
    if (!url.isEmpty())
        m_openDialog->setUrl(url);
    m_openDialog->show();
    m_openDialog->raise();
    m_openDialog->activateWindow();
}

void MainWindow::showJob(JobId job)
{
    m_detail->showJob(job);
    m_banner->setStream(m_session.jobs().stream(job.run));
}

void MainWindow::takeBatch(const UpdateBatch &batch)
{
    m_detail->takeBatch(batch);
    m_announcer->takeJobs(batch.jobs);
    const JobId current = m_view.currentJob();
    if (current.run == batch.stream.run)
        m_banner->setStream(m_session.jobs().stream(current.run));
    if (current.isNull() && m_session.jobs().rowCount() > 0)
        m_view.setCurrentIndex(m_view.model()->index(0, 0));
}

// What looks at every job is done a few times a second, however many batches come.
void MainWindow::tellCounts()
{
    setWindowTitle(summaryTitle(m_session.jobs()));
    m_sidebar->rows().countAnew();
    m_status->tellCounts();
    m_view.updateVerbs();
    m_controls->servers().tellActions();
    m_actions.clearFinished->setEnabled(std::ranges::any_of(
        m_session.jobs().runs(), [this](RunId run) { return m_session.jobs().stream(run)->isOver; }));
}

void MainWindow::showFittingPage()
{
    const bool isEmpty = m_session.jobs().runs().isEmpty(); // rows may go and come while a stream is read anew
    const QWidget *before = m_pages->currentWidget();
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_start) : m_outer);
    if (before != m_pages->currentWidget())
        (isEmpty ? static_cast<QWidget *>(m_start) : &m_view)->setFocus();
    m_toolBar->setVisible(!isEmpty);
    m_counting.start();
}

void MainWindow::clearFilter()
{
    m_toolBar->filter().clear();
    m_sidebar->rows().clear();
    m_view.setFocus();
}

void MainWindow::clearFinished()
{
    for (const RunId run : m_session.jobs().runs()) {
        if (m_session.jobs().stream(run)->isOver)
            m_session.remove(run);
    }
}

WindowLayout MainWindow::windowLayout()
{
    return {.window = *this,
            .actions = m_actions,
            .columns = m_view.columns(),
            .outer = *m_outer, .list = *m_list, .detail = m_detail->splitter(),
            .log = m_detail->log()};
}

void MainWindow::fitSidebar()
{
    const bool hasRoom = width() >= fontMetrics().averageCharWidth() * CharactersForSidebar;
    const bool isShown = hasRoom && m_actions.showSidebar->isChecked();
    m_sidebar->setVisible(isShown);
    m_toolBar->showFilterMenu(!isShown);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    windowLayout().remember(m_preferences);
    m_preferences.save();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitSidebar();
}

} // namespace runwatch
