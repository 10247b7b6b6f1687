// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "app/model/updatebatch.h"
#include "app/net/streamrequest.h"
#include "app/secrets/tokenstore.h"
#include "ui/mainwindow/actions.h"
#include "ui/preferences/preferences.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QSplitter;
class QStackedWidget;

namespace runwatch {

class Announcer;
class AppearanceMenu;
class CancelBanner;
class JobDetail;
class JobPane;
class JobView;
class MainToolBar;
class OpenStreamDialog;
class Session;
class Sidebar;
class StartPage;
class StatusLine;
class StreamBanner;
class StreamControls;
struct WindowLayout;

// The window: it puts its panes together, joins them to the session, and remembers how it was left.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(Session &session, Preferences preferences, QWidget *parent = nullptr);

    void open(const StreamRequest &request); // and remembers its URL
    [[nodiscard]] const Preferences &preferences() const { return m_preferences; }

signals:
    void demoRequested(); // the operator wants to see the sample server's streams

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void assemble();
    void fillMenus();
    void connectActions();
    void connectJobs();
    void connectSession();

    void showOpenDialog(const QString &url = {});
    void showJob(JobId job);
    void takeBatch(const UpdateBatch &batch);
    void tellCounts();
    void takeToken(const QString &origin, TokenStore::Place place, const QString &sentence);
    void showFittingPage();
    void clearFilter();
    void clearFinished();
    [[nodiscard]] WindowLayout windowLayout();
    void fitSidebar();

    Session &m_session;
    Preferences m_preferences;
    Actions m_actions;
    AppearanceMenu *m_appearance;
    Sidebar *m_sidebar;
    JobPane *m_jobs;
    JobView &m_view;
    JobDetail *m_detail;
    StreamBanner *m_banner;
    CancelBanner *m_cancelBanner;
    StartPage *m_start;
    StatusLine *m_status;
    MainToolBar *m_toolBar;
    QStackedWidget *m_pages;
    QSplitter *m_outer;
    QSplitter *m_list;
    StreamControls *m_controls;
    Announcer *m_announcer;
    QTimer m_counting;
    QPointer<OpenStreamDialog> m_openDialog;
};

} // namespace runwatch
